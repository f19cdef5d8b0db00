/** What a file of borders holds, whatever its format: areas with the fields the file gives them. */
import type { Border } from '../border.ts';
import type { Problem, Row } from '../importDistrict/problems.ts';

export interface FileArea {
  /** As the file has them; which one is the code, the name … is for the mapping to say. */
  properties: Readonly<Record<string, unknown>>;
  /** WGS-84, two numbers a vertex. `null` where the file has the area without a border. */
  border: Border | null;
}

export interface AreaFile {
  /** Its name without the folder, as problems name it. */
  file: string;
  /** In the order of the file, counted from 1; areas with an unusable border are among them and told in `problems`. */
  rows: Row<FileArea>[];
  /** Every field that any area has. */
  fields: string[];
  problems: Problem[];
}

/** One layer of a file before it is converted: GeoJSON features as they came. */
export interface Layer {
  name: string;
  features: readonly unknown[];
}

/** Picks the layer that is wanted; the sentence says what to do where that is not clear. */
export function chooseLayer(
  layers: readonly Layer[],
  wanted: string | undefined,
): Layer | { sentence: string } {
  const [only, ...others] = layers;
  if (!only) return { sentence: '里面没有区域的图层。' };
  const names = layers.map(({ name }) => name).join('、');
  const found = wanted === undefined ? only : layers.find(({ name }) => name === wanted);
  if (!found) return { sentence: `里面没有图层“${wanted ?? ''}”，有的是 ${names}。` };
  if (wanted === undefined && others.length > 0)
    return { sentence: `里面有几个图层：${names}，请用 --object 写明要哪一个。` };
  return found;
}
