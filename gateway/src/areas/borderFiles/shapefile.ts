/** Zipped Shapefiles: projected by their .prj into degrees, their words decoded by .cpg, else as UTF-8 or GB 18030. */
import { parseDbf, parseZip } from 'shpjs';
import { chooseLayer, type Layer } from './areaFile.ts';

/** What a decoder puts where bytes are no text of its encoding. */
const UNREADABLE = '\u{fffd}';

const ZIP_END = Buffer.from('PK\u0005\u0006');

const BROKEN =
  '不是完整的 Shapefile 压缩包：要有同名的 .shp、.dbf，最好还有 .prj（坐标系）和 .cpg（文字编码），不要加密。';

export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

/** @param wanted the name of the layer, needed where there are several */
export async function shapefileLayer(
  bytes: Uint8Array,
  wanted: string | undefined,
): Promise<Layer | { sentence: string }> {
  // Looking for the end of a zip that was cut off, shpjs would go round for ever.
  const layers = Buffer.from(bytes).includes(ZIP_END) ? await readLayers(bytes) : null;
  if (layers === null) return { sentence: BROKEN };
  const chosen = chooseLayer(layers, wanted);
  if ('sentence' in chosen || !hasUnreadable(chosen.features)) return chosen;
  return { ...chosen, features: await withWordsOfGb18030(bytes, chosen) };
}

/** `null`: shpjs, which tells its many failures apart by nothing, could not make sense of the bytes. */
async function readLayers(bytes: Uint8Array): Promise<Layer[] | null> {
  try {
    const parsed = [await parseZip(bytes)].flat();
    return parsed.flatMap((layer) =>
      'features' in layer ? { name: baseName(layer.fileName), features: layer.features } : [],
    );
  } catch {
    return null;
  }
}

function baseName(fileName: string | undefined): string {
  return fileName?.split('/').at(-1) ?? '';
}

function hasUnreadable(features: readonly unknown[]): boolean {
  return JSON.stringify(features.map(propertiesOf)).includes(UNREADABLE);
}

function propertiesOf(feature: unknown): unknown {
  return (feature as { properties?: unknown }).properties;
}

/** GIS programs of Chinese systems leave the .cpg away and mean GBK. */
async function withWordsOfGb18030(bytes: Uint8Array, layer: Layer): Promise<readonly unknown[]> {
  const parts = [await parseZip(bytes, ['dbf'])].flat();
  const table = parts.find(
    (part): part is DataView & { fileName?: string } =>
      part instanceof DataView && baseName(part.fileName) === `${layer.name}.dbf`,
  );
  if (!table) return layer.features;
  const records = parseDbf(table, 'gb18030');
  return layer.features.map((feature, index) => ({
    ...(feature as object),
    properties: records[index] ?? {},
  }));
}
