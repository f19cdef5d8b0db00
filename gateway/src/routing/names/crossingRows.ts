/** Rows of the gazetteer that are crossings of two roads, found by the names of both in any order. */
import { normaliseName } from '../text/normalise.ts';

const ROAD = '.{1,}?(?:大道|路|街|巷|弄|道)';
const CROSSING = new RegExp(
  `^(${ROAD})(?:与|和|及|跟|同|-|,)?(${ROAD})(?:的)?(?:相交)?(?:十字|丁字|三岔)?(?:交叉|交汇|交会|交界)?(?:路口|口|处|点)?$`,
  'u',
);
const KINDS = new Set(['crossing', 'intersection', '路口', '交叉口', '道口']);

/** Both roads of a crossing's name, or `null`: 解放路与中山路路口 → 解放路, 中山路. */
export function roadsOfCrossing(name: string): readonly [string, string] | null {
  const found = CROSSING.exec(normaliseName(name));
  return found?.[1] && found[2] ? [found[1], found[2]] : null;
}

interface Crossing {
  readonly name: string;
  readonly kind: string;
  readonly aliases: readonly string[];
}

export interface CrossingRows {
  /** @param index under which the row is found again, if it is a crossing */
  add(row: Crossing, index: number): void;
  /** The indexes of the rows that are the crossing of these two roads. */
  find(a: string, b: string): readonly number[];
}

export function makeCrossingRows(): CrossingRows {
  const found = new Map<string, number[]>();
  return {
    add: ({ name, kind, aliases }, index) => {
      if (!KINDS.has(kind)) return;
      for (const one of [name, ...aliases]) {
        const roads = roadsOfCrossing(one);
        if (!roads) continue;
        const key = keyOf(...roads);
        const known = found.get(key);
        if (!known) found.set(key, [index]);
        else if (!known.includes(index)) known.push(index);
      }
    },
    find: (a, b) => found.get(keyOf(normaliseName(a), normaliseName(b))) ?? [],
  };
}

function keyOf(a: string, b: string): string {
  return a < b ? `${a}|${b}` : `${b}|${a}`;
}
