/** Points of one file against the borders of another. */
import { parse } from 'csv-parse/sync';
import { buildAreaIndex, type AreaRow } from '../../areas/areaIndex.ts';
import type { Border } from '../../areas/border.ts';
import { FileBroken } from './gazetteerFile.ts';

export interface PointJudgement {
  readonly id: string;
  readonly grid: string | null;
  readonly how: 'inside' | 'nearest' | 'none';
  /** From the point to its grid; 0 inside. */
  readonly metres: number;
}

/**
 * @param given.areas GeoJSON text, WGS-84 @param given.codeField property that holds the code
 * @param given.points CSV text: id,lng,lat
 * @throws FileBroken
 */
export function judgePoints(given: { areas: string; codeField: string; points: string }): PointJudgement[] {
  const index = buildAreaIndex(readBorders(given.areas, given.codeField));
  return readPoints(given.points).map(({ id, lng, lat }) => {
    const owner = index.ownerOf({ lng, lat });
    return {
      id,
      grid: owner?.code ?? null,
      how: owner?.how ?? 'none',
      metres: Math.round(owner?.metres ?? 0),
    };
  });
}

interface Feature {
  readonly properties?: Readonly<Record<string, unknown>> | null;
  readonly geometry?: Border | null;
}

function readBorders(content: string, codeField: string): AreaRow[] {
  const features = featuresOf(content);
  const byCode = new Map<string, Border[]>();
  features.forEach(({ properties, geometry }, index) => {
    const value = properties?.[codeField];
    if (typeof value !== 'string' && typeof value !== 'number')
      throw new FileBroken(
        index + 1,
        `没有 ${codeField} 这个字段；可以用的字段有 ${Object.keys(properties ?? {}).join('、') || '无'}。`,
      );
    if (geometry?.type !== 'Polygon' && geometry?.type !== 'MultiPolygon')
      throw new FileBroken(index + 1, '没有边界：geometry 要是 Polygon 或 MultiPolygon。');
    byCode.set(String(value), [...(byCode.get(String(value)) ?? []), geometry]);
  });
  return [...byCode].map(([code, borders]) => ({
    code,
    name: code,
    level: 0,
    parentCode: null,
    path: `/${code}/`,
    border: joined(borders),
    households: 0,
  }));
}

function featuresOf(content: string): readonly Feature[] {
  try {
    const { features } = JSON.parse(content) as { features?: readonly Feature[] };
    if (features) return features;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new FileBroken(null, `边界文件不是完整的 JSON：${error.message}`);
  }
  throw new FileBroken(null, '边界文件要是 GeoJSON 的 FeatureCollection。');
}

/** One area in several features is one area in several parts. */
function joined(borders: readonly Border[]): Border {
  const [only] = borders;
  if (only && borders.length === 1) return only;
  return {
    type: 'MultiPolygon',
    coordinates: borders.flatMap((border) =>
      border.type === 'Polygon' ? [border.coordinates] : border.coordinates,
    ),
  };
}

function readPoints(content: string): { id: string; lng: number; lat: number }[] {
  const rows: Record<string, string>[] = parse(content, {
    bom: true,
    columns: (header: string[]) => header.map((cell) => cell.trim().toLowerCase()),
    relaxColumnCount: true,
    skipEmptyLines: true,
    trim: true,
  });
  return rows.map((row, index) => {
    const [lng, lat] = [Number(row.lng || Number.NaN), Number(row.lat || Number.NaN)];
    if (!Number.isFinite(lng) || !Number.isFinite(lat))
      throw new FileBroken(index + 2, '要有列 id,lng,lat，经纬度写成十进制的度数。');
    return { id: row.id ?? String(index + 1), lng, lat };
  });
}
