/** `areas.geojson`: borders and how the areas hang together. */
import { z } from 'zod';
import type { Border } from '../border.ts';
import { borderFault } from './borderFault.ts';
import { code, text } from './cells.ts';
import { tellRepeated, type Row, type Tell } from './problems.ts';
import { readJson } from './settings.ts';

export interface NewArea {
  code: string;
  name: string;
  parentCode: string | null;
  /** 0 for the district. */
  level: number;
  /** `/a/b/c/`, its own code last. */
  path: string;
  border: Border;
  households: number;
  /** User name. */
  leader: string | null;
}

/** An area before its place in the tree is known. */
type LooseArea = Omit<NewArea, 'level' | 'path'>;

const collectionSchema = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(z.unknown()).min(1),
});
/** Codes are often numbers in GeoJSON. */
const spelled = (value: unknown): unknown => (typeof value === 'number' ? String(value) : value);
const emptyIsNull = (value: unknown): unknown =>
  value === '' || value === undefined ? null : spelled(value);
const ringSchema = z.array(z.array(z.number()).min(2));
export const geometrySchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: z.array(ringSchema) }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ringSchema)) }),
]);
const featureSchema = z.object({
  properties: z.object({
    code: z.preprocess(spelled, code(20)),
    name: text(100),
    parent: z.preprocess(emptyIsNull, z.string().nullable()),
    households: z.preprocess((value) => value ?? 0, z.coerce.number().int().min(0).max(1_000_000)),
    leader: z.preprocess(emptyIsNull, z.string().nullable()),
  }),
  geometry: geometrySchema,
});

const LONGEST_PATH = 255;

/** A tree with one root, or the problems told. Rows count features from 1. */
export function readAreas(bytes: Uint8Array, tell: Tell): Row<NewArea>[] {
  const content = readJson(bytes, tell);
  if (content === undefined) return [];
  const collection = collectionSchema.safeParse(content);
  if (!collection.success) {
    tell(null, '要是 GeoJSON 的 FeatureCollection，至少有一个区域。');
    return [];
  }
  const rows = collection.data.features.flatMap((feature, index) => readFeature(feature, index + 1, tell));
  tellRepeated(rows, { key: (area) => area.code, called: (area) => `区域编码 ${area.code} `, tell });
  return placeInTree(rows, { tell, complete: rows.length === collection.data.features.length });
}

function readFeature(feature: unknown, row: number, tell: Tell): Row<LooseArea>[] {
  const result = featureSchema.safeParse(feature);
  if (!result.success) {
    const borderless = result.error.issues.some(({ path }) => path[0] === 'geometry');
    if (borderless) tell(row, '没有边界：geometry 要是 Polygon 或 MultiPolygon。');
    for (const { path, message } of result.error.issues)
      if (path[0] !== 'geometry') tell(row, `${path.slice(1).join('.') || 'properties'} 不对：${message}。`);
    return [];
  }
  const { properties, geometry } = result.data;
  const wrong = borderFault(geometry);
  if (wrong) tell(row, `${properties.name}的边界${wrong}。`);
  const { parent: parentCode, ...rest } = properties;
  return [{ row, value: { ...rest, parentCode, border: geometry } }];
}

/** What the tree is made of; whatever else an area has stays with it. */
export type TreeArea = Pick<NewArea, 'code' | 'name' | 'parentCode'>;

/**
 * Levels and paths from the parents' codes; every fault of the tree is told.
 * @param given.complete false: rows are missing already, so that an unknown parent may be one of these
 */
export function placeInTree<T extends TreeArea>(
  rows: readonly Row<T>[],
  given: { tell: Tell; complete: boolean },
): Row<T & { level: number; path: string }>[] {
  const { tell } = given;
  const byCode = new Map<string, TreeArea>(rows.map(({ value }) => [value.code, value]));
  const roots = rows.filter(({ value }) => value.parentCode === null);
  if (roots.length === 0 && given.complete) tell(null, '没有最上一级：要有一个区域的 parent 为 null。');
  for (const { row, value } of roots.slice(1))
    tell(row, `${value.name}没有写 parent，可是最上一级已经是${roots[0]?.value.name ?? ''}，只能有一个。`);
  return rows.map(({ row, value }) => {
    if (value.parentCode !== null && !byCode.has(value.parentCode))
      tell(row, `上级区域 ${value.parentCode} 不在这个文件里。`);
    const codes = codesFromRoot(value, byCode);
    if (codes === null) tell(row, `${value.name}的上级绕回了它自己。`);
    const path = `/${(codes ?? []).join('/')}/`;
    if (path.length > LONGEST_PATH) tell(row, `${value.name}连同各级上级的编码太长，合起来最多 250 个字符。`);
    return { row, value: { ...value, level: (codes ?? [value.code]).length - 1, path } };
  });
}

/** `null`: going up never ends. */
function codesFromRoot(area: TreeArea, byCode: ReadonlyMap<string, TreeArea>): string[] | null {
  const codes: string[] = [];
  for (let at: TreeArea | undefined = area; at; at = byCode.get(at.parentCode ?? '')) {
    if (codes.includes(at.code)) return null;
    codes.unshift(at.code);
  }
  return codes;
}
