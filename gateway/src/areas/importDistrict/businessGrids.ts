/** `business_grids.csv` and `business_grids.geojson`: grids of the lines of business, and the borders of those that need one. */
import { z } from 'zod';
import type { Border } from '../border.ts';
import { geometrySchema } from './areaTree.ts';
import { borderFault } from './borderFault.ts';
import { code, list, text } from './cells.ts';
import { readCsv } from './csvTable.ts';
import { tellRepeated, type Row, type Tell } from './problems.ts';
import { readJson } from './settings.ts';

const businessGridSchema = z.object({
  code: code(20),
  name: text(100),
  business: text(40),
  grid_codes: list.refine((codes) => codes.length > 0, '不能空着，请写上它对应的网格编码'),
});
export type NewBusinessGrid = z.output<typeof businessGridSchema>;

export interface NewBusinessBorder {
  code: string;
  border: Border;
}

const collectionSchema = z.object({ type: z.literal('FeatureCollection'), features: z.array(z.unknown()) });
const spelled = (value: unknown): unknown => (typeof value === 'number' ? String(value) : value);
const featureSchema = z.object({
  properties: z.object({ code: z.preprocess(spelled, code(20)) }),
  geometry: geometrySchema,
});

export function readBusinessGrids(bytes: Uint8Array, tell: Tell): Row<NewBusinessGrid>[] {
  const rows = readCsv({ bytes, schema: businessGridSchema, tell });
  tellRepeated(rows, { key: (grid) => grid.code, called: (grid) => `业务网格编码 ${grid.code} `, tell });
  return rows;
}

/** Rows count features from 1. */
export function readBusinessBorders(bytes: Uint8Array, tell: Tell): Row<NewBusinessBorder>[] {
  const content = readJson(bytes, tell);
  if (content === undefined) return [];
  const collection = collectionSchema.safeParse(content);
  if (!collection.success) {
    tell(null, '要是 GeoJSON 的 FeatureCollection。');
    return [];
  }
  const rows = collection.data.features.flatMap((feature, index): Row<NewBusinessBorder>[] => {
    const row = index + 1;
    const result = featureSchema.safeParse(feature);
    if (!result.success) {
      tell(row, '要有属性 code（业务网格的编码），geometry 要是 Polygon 或 MultiPolygon。');
      return [];
    }
    const { properties, geometry: border } = result.data;
    const wrong = borderFault(border);
    if (wrong) tell(row, `业务网格 ${properties.code} 的边界${wrong}。`);
    return [{ row, value: { code: properties.code, border } }];
  });
  tellRepeated(rows, { key: (grid) => grid.code, called: (grid) => `业务网格编码 ${grid.code} `, tell });
  return rows;
}
