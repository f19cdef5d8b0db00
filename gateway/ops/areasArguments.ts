/** The command line of `npm run areas`: options in words, and sentences for what they may not be. */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { SOURCE_CRS, type SourceCrs } from '../src/areas/borderFiles/sourceCrs.ts';
import type { LevelField, Mapping } from '../src/areas/importBorders/mapping.ts';
import { PlainError } from './plainError.mjs';

export interface AreasArguments {
  /** Files, or for a check an edition. */
  named: string[];
  /** One for all files, or one each. */
  mappings: Mapping[];
  crs: SourceCrs;
  object?: string;
  prefixes: number[];
  root?: { code: string; name: string };
  borderless?: 'skip' | 'keep';
  toleranceSquareMetres?: number;
  householdsTable?: string;
  staffTable?: string;
  editionName?: string;
  /** `now`, a day of China such as 2026-01-01, or an instant; none for a draft. */
  effective?: string;
  /** Where the spots go as GeoJSON. */
  faults?: string;
  dryRun: boolean;
}

const text = { type: 'string' } as const;
const each = { type: 'string', multiple: true } as const;
const OPTIONS = {
  code: each,
  name: each,
  parent: each,
  households: each,
  leader: each,
  level: each,
  levels: each,
  object: text,
  crs: text,
  prefixes: text,
  root: text,
  borderless: text,
  tolerance: text,
  staff: text,
  edition: text,
  effective: text,
  faults: text,
  'dry-run': { type: 'boolean' },
} as const;

/** @throws PlainError naming the option that is wrong */
export function readArguments(args: readonly string[]): AreasArguments {
  const { values, positionals } = parsed(args);
  const isTable = (value: string): boolean => /\.(csv|xlsx)$/i.test(value);
  const households = values.households ?? [];
  const fields = { ...values, households: households.filter((value) => !isTable(value)) };
  const householdsTable = households.find(isTable);
  for (const path of [householdsTable, values.staff])
    if (path !== undefined && !existsSync(path)) throw wrong(`没有文件 ${path}。`);
  return {
    named: positionals,
    mappings: mappingsOf(fields, positionals.length),
    crs: oneOf('crs', values.crs, SOURCE_CRS) ?? 'wgs84',
    object: values.object,
    prefixes: numbers('prefixes', values.prefixes),
    root: rootOf(values.root),
    borderless: oneOf('borderless', values.borderless, ['skip', 'keep']),
    toleranceSquareMetres: numbers('tolerance', values.tolerance)[0],
    householdsTable,
    staffTable: values.staff,
    editionName: values.edition,
    effective: values.effective,
    faults: values.faults,
    dryRun: values['dry-run'] ?? false,
  };
}

function wrong(sentence: string): PlainError {
  return new PlainError('argument_wrong', sentence);
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const option = /--[\w-]+/.exec(error.message)?.[0] ?? '';
    const known = Object.keys(OPTIONS).map((name) => `--${name}`);
    throw wrong(
      known.includes(option)
        ? `${option} 后面要写一个值。`
        : `不认识 ${option}，可以用的有 ${known.join(' ')}。`,
    );
  }
}

const FIELDS = ['code', 'name', 'parent', 'households', 'leader', 'level', 'levels'] as const;

/** An option given once holds for all files; given several times, for one file each. */
function mappingsOf(values: Partial<Record<(typeof FIELDS)[number], string[]>>, files: number): Mapping[] {
  for (const option of FIELDS) {
    const count = values[option]?.length ?? 0;
    if (count > 1 && count !== files)
      throw wrong(`--${option} 写了 ${count} 次，文件有 ${files} 个：写一次，或者每个文件一次。`);
  }
  return Array.from({ length: Math.max(1, files) }, (_, at) => {
    const { levels, ...fields } = Object.fromEntries(
      FIELDS.map((option) => [option, values[option]?.[at] ?? values[option]?.[0]]),
    );
    return { ...fields, levels: levels === undefined ? undefined : levelsOf(levels) };
  });
}

/** `COUNTY:COUNTYCODE,TOWN,VILLAGE` */
function levelsOf(option: string): LevelField[] {
  return option.split(',').map((part) => {
    const [name = '', code] = part.split(':').map((field) => field.trim());
    return { name, code: code || null };
  });
}

function numbers(option: string, value: string | undefined): number[] {
  const found = (value ?? '').split(',').filter(Boolean).map(Number);
  const grows = found.every((number, at) => number >= 0 && number > (found[at - 1] ?? -1));
  if (!grows)
    throw wrong(`--${option} 要写成${option === 'prefixes' ? '从小到大的数，例如 6,9,12' : '一个数'}。`);
  return found;
}

function rootOf(value: string | undefined): AreasArguments['root'] {
  if (value === undefined) return undefined;
  const [, code, name] = /^([A-Za-z0-9.-]{1,20})=(.{1,100})$/.exec(value) ?? [];
  if (!code || !name) throw wrong('--root 要写成 编码=名称，例如 310104=徐汇区。');
  return { code, name };
}

function oneOf<T extends string>(
  option: string,
  value: string | undefined,
  values: readonly T[],
): T | undefined {
  const found = values.find((candidate) => candidate === value);
  if (value !== undefined && !found) throw wrong(`--${option} 只能是 ${values.join('、')} 之一。`);
  return found;
}
