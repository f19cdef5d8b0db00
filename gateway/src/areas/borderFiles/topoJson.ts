/** TopoJSON: its objects are the layers. */
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { z } from 'zod';
import { chooseLayer, type Layer } from './areaFile.ts';

const topologySchema = z.object({
  type: z.literal('Topology'),
  arcs: z.array(z.array(z.array(z.number()))),
  objects: z.record(z.string(), z.looseObject({ type: z.string() })),
});

export function isTopology(content: unknown): boolean {
  return z.object({ type: z.literal('Topology') }).safeParse(content).success;
}

/** @param wanted the name of the object, needed where there are several */
export function topoJsonLayer(content: unknown, wanted: string | undefined): Layer | { sentence: string } {
  const parsed = topologySchema.safeParse(content);
  if (!parsed.success) return { sentence: '不是完整的 TopoJSON：要有 objects 和 arcs。' };
  const collections = Object.entries(parsed.data.objects).filter(
    ([, object]) => object.type === 'GeometryCollection',
  );
  const chosen = chooseLayer(
    collections.map(([name]) => ({ name, features: [] })),
    wanted,
  );
  if ('sentence' in chosen) return chosen;
  const topology = content as Topology<Record<string, GeometryCollection>>;
  const object = topology.objects[chosen.name];
  if (!object) return chosen;
  try {
    return { name: chosen.name, features: feature(topology, object).features };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return { sentence: `图层“${chosen.name}”引用了不存在的弧段，文件可能不完整。` };
  }
}
