/** Reads a file of borders: GeoJSON, TopoJSON or a zipped Shapefile, told apart by what is in it. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { z } from 'zod';
import { borderFault, OFF_EARTH } from '../importDistrict/borderFault.ts';
import type { Problem, Row, Tell } from '../importDistrict/problems.ts';
import { readJson } from '../importDistrict/settings.ts';
import type { AreaFile, FileArea, Layer } from './areaFile.ts';
import { geoJsonLayer } from './geoJson.ts';
import { isZip, shapefileLayer } from './shapefile.ts';
import { borderToWgs84, type SourceCrs } from './sourceCrs.ts';
import { isTopology, topoJsonLayer } from './topoJson.ts';

const ringSchema = z.array(z.array(z.number()).min(2));
const featureSchema = z.object({
  id: z.union([z.string(), z.number()]).optional().catch(undefined),
  properties: z.record(z.string(), z.unknown()).nullish(),
  geometry: z
    .discriminatedUnion('type', [
      z.object({ type: z.literal('Polygon'), coordinates: z.array(ringSchema) }),
      z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ringSchema)) }),
    ])
    .nullish(),
});

export interface ReadOptions {
  /** The system of the file's coordinates; a Shapefile is projected into degrees by its .prj first. */
  crs?: SourceCrs;
  /** The layer to read where a file has several. */
  object?: string;
}

/**
 * Never throws for what is in the file: that is told in `problems`, by the feature's number from 1.
 * @throws the file system's error where there is no such file
 */
export async function readAreaFile(path: string, options: ReadOptions = {}): Promise<AreaFile> {
  return readAreaBytes({ file: basename(path), bytes: readFileSync(path), ...options });
}

export async function readAreaBytes(
  given: ReadOptions & { file: string; bytes: Uint8Array },
): Promise<AreaFile> {
  const { file, crs = 'wgs84' } = given;
  const problems: Problem[] = [];
  const tell: Tell = (row, sentence) => problems.push({ file, row, sentence });
  const layer = await layerOf(given, tell);
  const rows =
    layer?.features.flatMap((feature, index) => readFeature(feature, index + 1, { crs, tell })) ?? [];
  const fields = [...new Set(rows.flatMap(({ value }) => Object.keys(value.properties)))];
  return { file, rows, fields, problems: oneForAll(problems, { file, of: rows.length }) };
}

async function layerOf(
  { bytes, object }: ReadOptions & { bytes: Uint8Array },
  tell: Tell,
): Promise<Layer | null> {
  const layer = isZip(bytes) ? await shapefileLayer(bytes, object) : jsonLayer(bytes, object, tell);
  if (layer === null || !('sentence' in layer)) return layer;
  tell(null, layer.sentence);
  return null;
}

function jsonLayer(
  bytes: Uint8Array,
  object: string | undefined,
  tell: Tell,
): Layer | { sentence: string } | null {
  const content = readJson(bytes, tell);
  if (content === undefined) return null;
  return isTopology(content) ? topoJsonLayer(content, object) : geoJsonLayer(content);
}

function readFeature(
  feature: unknown,
  row: number,
  { crs, tell }: { crs: SourceCrs; tell: Tell },
): Row<FileArea>[] {
  const result = featureSchema.safeParse(feature);
  if (!result.success) {
    const bordersWrong = result.error.issues.some(({ path }) => path[0] === 'geometry');
    tell(
      row,
      bordersWrong
        ? '没有边界：geometry 要是 Polygon 或 MultiPolygon。'
        : '不是一个区域：要是 GeoJSON 的 Feature。',
    );
    return [];
  }
  const { id, geometry, properties } = result.data;
  const border = geometry ? borderToWgs84(geometry, crs) : null;
  const fault = border && borderFault(border);
  if (fault) tell(row, `边界${fault}。`);
  return [{ row, value: { border, properties: { ...(id !== undefined && { id }), ...properties } } }];
}

/** Metres for degrees are wrong in every row alike, and are said once. */
function oneForAll(problems: Problem[], { file, of }: { file: string; of: number }): Problem[] {
  const offEarth = problems.filter(({ sentence }) => sentence.includes(OFF_EARTH));
  if (offEarth.length < 2 || offEarth.length * 2 < of) return problems;
  const sentence = `全部或大部分边界${OFF_EARTH}；Shapefile 请带上 .prj。`;
  return [{ file, row: null, sentence }, ...problems.filter((problem) => !offEarth.includes(problem))];
}
