/** Writes a zipped Shapefile of polygons, byte by byte as ESRI describes it; for tests. */
import { crc32, deflateRawSync } from 'node:zlib';

export interface ShapeRow {
  /** In the order of the fields; text is written as `encode` says. */
  words: string[];
  /** Outer rings clockwise, holes the other way; none for a null shape. */
  rings: number[][][];
}

interface Given {
  name: string;
  fields: string[];
  rows: ShapeRow[];
  prj?: string;
  cpg?: string;
  encode?: (text: string) => Uint8Array;
}

const WIDTH = 40;

export function zippedShapefile(given: Given): Uint8Array {
  const { name, prj, cpg } = given;
  const text = (content: string): Buffer => Buffer.from(content, 'utf8');
  return zipOf({
    [`${name}.shp`]: shapes(given.rows),
    [`${name}.dbf`]: table(given),
    ...(prj && { [`${name}.prj`]: text(prj) }),
    ...(cpg && { [`${name}.cpg`]: text(cpg) }),
  });
}

/** The characters of GBK by what its decoder makes of each pair of bytes. */
export function encodeGbk(text: string): Uint8Array {
  const decoder = new TextDecoder('gbk');
  const pairs = new Map<string, number[]>();
  for (let high = 0x81; high <= 0xfe; high++)
    for (let low = 0x40; low <= 0xfe; low++) {
      const character = decoder.decode(Uint8Array.of(high, low));
      if (!pairs.has(character)) pairs.set(character, [high, low]);
    }
  return Uint8Array.from([...text].flatMap((character) => pairs.get(character) ?? character.charCodeAt(0)));
}

function shapes(rows: readonly ShapeRow[]): Buffer {
  const records = rows.map(({ rings }, index) => {
    const points = rings.flat();
    const content = Buffer.alloc(rings.length === 0 ? 4 : 44 + 4 * rings.length + 16 * points.length);
    if (rings.length > 0) {
      content.writeInt32LE(5, 0);
      content.writeInt32LE(rings.length, 36);
      content.writeInt32LE(points.length, 40);
      let first = 0;
      rings.forEach((ring, at) => {
        content.writeInt32LE(first, 44 + 4 * at);
        first += ring.length;
      });
      points.forEach(([x = 0, y = 0], at) => {
        content.writeDoubleLE(x, 44 + 4 * rings.length + 16 * at);
        content.writeDoubleLE(y, 52 + 4 * rings.length + 16 * at);
      });
    }
    const header = Buffer.alloc(8);
    header.writeInt32BE(index + 1, 0);
    header.writeInt32BE(content.length / 2, 4);
    return Buffer.concat([header, content]);
  });
  const header = Buffer.alloc(100);
  header.writeInt32BE(9994, 0);
  header.writeInt32BE(50 + Buffer.concat(records).length / 2, 24);
  header.writeInt32LE(1000, 28);
  header.writeInt32LE(5, 32);
  return Buffer.concat([header, ...records]);
}

function table({ fields, rows, encode = (text) => Buffer.from(text, 'utf8') }: Given): Buffer {
  const header = Buffer.alloc(32 + 32 * fields.length + 1);
  header[0] = 3;
  header.writeUInt32LE(rows.length, 4);
  header.writeUInt16LE(header.length, 8);
  header.writeUInt16LE(1 + WIDTH * fields.length, 10);
  fields.forEach((field, at) => {
    Buffer.from(encode(field)).copy(header, 32 + 32 * at, 0, 10);
    header[32 + 32 * at + 11] = 'C'.charCodeAt(0);
    header[32 + 32 * at + 16] = WIDTH;
  });
  header[header.length - 1] = 13;
  const records = rows.map(({ words }) => {
    const record = Buffer.alloc(1 + WIDTH * fields.length, ' ');
    words.forEach((word, at) => Buffer.from(encode(word)).copy(record, 1 + WIDTH * at, 0, WIDTH));
    return record;
  });
  return Buffer.concat([header, ...records]);
}

export function zipOf(files: Record<string, Buffer>): Uint8Array {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const [path, content] of Object.entries(files)) {
    const name = Buffer.from(path, 'utf8');
    const packed = deflateRawSync(content);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x800, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, name, packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    centrals.push(Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), common, rest, name]));
    locals.push(local);
    offset += local.length;
  }
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 0, 'latin1');
  end.writeUInt16LE(centrals.length, 8);
  end.writeUInt16LE(centrals.length, 10);
  end.writeUInt32LE(Buffer.concat(centrals).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, ...centrals, end]);
}
