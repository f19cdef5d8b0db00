/** Which fields of a file say what an area is called, and what they hold. */
import { z } from 'zod';
import type { AreaFile } from '../borderFiles/areaFile.ts';
import type { Border } from '../border.ts';
import { code, text } from '../importDistrict/cells.ts';
import type { Problem } from '../importDistrict/problems.ts';

/** A field that names the area of one level that a row lies in, and the field of that area's code where there is one. */
export interface LevelField {
  name: string;
  code: string | null;
}

/** Names of fields. What is not given is looked for under its usual names. */
export interface Mapping {
  code?: string;
  name?: string;
  parent?: string;
  households?: string;
  leader?: string;
  /** A number that grows downwards; checked against the tree. */
  level?: string;
  /** From the top down; the last names the row itself. */
  levels?: readonly LevelField[];
}

/** Where something was read, for problems to name. */
export interface Origin {
  file: string;
  row: number | null;
}

/** Notes what is wrong there. */
export type TellOf = (origin: Origin, sentence: string) => void;

/** An area as a file has it, before its place in the tree is known. */
export interface RawArea {
  origin: Origin;
  /** Of which file, from 0: where each level has its own, from the top down. */
  fileNumber: number;
  code: string;
  name: string;
  /** `undefined`: the file does not say; `null`: it says there is none. */
  parentCode: string | null | undefined;
  households: number | null;
  leader: string | null;
  level: number | null;
  /** Names and codes of the areas above, from the top down. */
  above: readonly { name: string; code: string | null }[];
  border: Border | null;
}

const USUAL = {
  code: ['code', '编码', '区域编码', '网格编码', 'CODE', 'id'],
  name: ['name', '名称', '区域名称', '网格名称', 'NAME'],
  parent: ['parent', 'parentCode', '上级', '上级编码'],
  households: ['households', '户数'],
  leader: ['leader', '负责人'],
} as const;

const number = (most: number) => z.coerce.number().int().min(0).max(most);
const SCHEMAS = { code: code(20), name: text(100), households: number(1_000_000), level: number(20) };

interface Fields extends Omit<Mapping, 'levels'> {
  levels: readonly LevelField[];
}

/** @returns the areas that can be understood; every field that is not there and every cell that is wrong is told */
export function readMapped(
  file: AreaFile,
  given: { mapping: Mapping; fileNumber: number },
): { areas: RawArea[]; problems: Problem[] } {
  const fields = chooseFields(file, given.mapping);
  if ('missing' in fields) return { areas: [], problems: [fields.missing] };
  const problems: Problem[] = [];
  const areas = file.rows.flatMap(({ row, value }): RawArea[] => {
    const origin = { file: file.file, row };
    const cell = (field: string | undefined): string => (field ? spelled(value.properties[field]) : '');
    const wrong = (field: string, why: string): void => {
      const content = cell(field);
      const shown = content && `“${content.slice(0, 40)}”`;
      problems.push({ ...origin, sentence: `${field}${shown}${why}。` });
    };
    const checked = (field: string, schema: z.ZodType<unknown>): boolean => {
      const result = schema.safeParse(cell(field));
      if (!result.success) wrong(field, result.error.issues[0]?.message ?? '不对');
      return result.success;
    };
    const whole = (field: string | undefined, schema: z.ZodType<number>): number | null => {
      if (!field || cell(field) === '') return null;
      const result = schema.safeParse(cell(field));
      if (!result.success) wrong(field, '要写成整数，不能是负数');
      return result.data ?? null;
    };
    const codeField = fields.code ?? '';
    const sound = checked(codeField, SCHEMAS.code);
    const ownName = fields.name ? checked(fields.name, SCHEMAS.name) && cell(fields.name) : cell(codeField);
    const above = fields.levels.slice(0, -1).map((level) => {
      checked(level.name, SCHEMAS.name);
      if (level.code) checked(level.code, SCHEMAS.code);
      return { name: cell(level.name), code: level.code && cell(level.code) };
    });
    const parent = fields.parent === undefined ? undefined : cell(fields.parent) || null;
    const households = whole(fields.households, SCHEMAS.households);
    const level = whole(fields.level, SCHEMAS.level);
    if (!sound || ownName === false) return [];
    const { fileNumber } = given;
    const leader = cell(fields.leader) || null;
    return [
      {
        origin,
        fileNumber,
        code: cell(codeField),
        name: ownName,
        parentCode: parent,
        households,
        leader,
        level,
        above,
        border: value.border,
      },
    ];
  });
  return { areas, problems };
}

/** Named fields must be there; the others are looked for. */
function chooseFields({ file, fields }: AreaFile, mapping: Mapping): Fields | { missing: Problem } {
  const levels = mapping.levels ?? [];
  const named = [
    ...(['code', 'name', 'parent', 'households', 'leader', 'level'] as const).flatMap(
      (key) => mapping[key] ?? [],
    ),
    ...levels.flatMap((level) => [level.name, level.code ?? []].flat()),
  ];
  const have = `文件里有的字段是 ${fields.join('、') || '（没有）'}`;
  const missing = (sentence: string) => ({ missing: { file, row: null, sentence } });
  const strange = named.filter((field) => !fields.includes(field));
  if (strange.length > 0) return missing(`没有字段 ${strange.join('、')}，${have}。`);
  const usual = (key: keyof typeof USUAL): string | undefined =>
    mapping[key] ?? USUAL[key].find((field) => fields.includes(field));
  const codeField = usual('code');
  if (!codeField) return missing(`不知道哪个字段是编码，请用 --code 写明，${have}。`);
  const name = mapping.name ?? levels.at(-1)?.name ?? usual('name');
  const parent = levels.length > 0 ? mapping.parent : usual('parent');
  const { level } = mapping;
  return {
    code: codeField,
    name,
    parent,
    households: usual('households'),
    leader: usual('leader'),
    level,
    levels,
  };
}

/** Numbers of tables and of JSON as text; what is not a number there is empty. */
function spelled(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  return typeof value === 'number' && !Number.isNaN(value) ? String(value) : '';
}
