/** What is used of shpjs, which brings no types. */
declare module 'shpjs' {
  interface ShapeLayer {
    type: 'FeatureCollection';
    fileName?: string;
    features: unknown[];
  }
  /** `whiteList`: endings of files that are to be handed back as they are, beside the layers. */
  export function parseZip(
    bytes: Uint8Array,
    whiteList?: string[],
  ): Promise<ShapeLayer | (ShapeLayer | (DataView & { fileName?: string }))[]>;
  export function parseDbf(dbf: DataView, encoding: string): Record<string, unknown>[];
  export default function read(parts: {
    shp: Uint8Array;
    dbf?: Uint8Array;
    prj?: Uint8Array;
    cpg?: Uint8Array;
  }): Promise<ShapeLayer>;
}
