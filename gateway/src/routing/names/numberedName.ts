/** Which house or building numbers the name of a row already says. */

export interface NumberedName {
  readonly base: string;
  readonly from: number;
  readonly to: number;
  readonly side: 'odd' | 'even' | 'all';
  /** A house of a road, not a building of an estate. */
  readonly door: boolean;
}

const SIDE_WORD = '(单号?|双号?|奇数?|偶数?)?';
const DOOR = new RegExp(
  `^(.{2,}?(?:路|街|巷|道|弄|里|村|胡同))(?:门牌号?)?${SIDE_WORD}(\\d{1,5})(?:号?[-至到](\\d{1,5}))?(号?)(?:段|之间)?${SIDE_WORD}(?:侧|边|门牌号?)?$`,
  'u',
);
const BUILDING = /^(.{2,}?[^\d])(\d{1,4})(?:号?[-至到](\d{1,4}))?(?:号楼|栋|幢|号)$/u;

/** 解放路1-99号单号 → 解放路, 1–99, odd; 水景园3号楼 → 水景园, 3; `null` for a name without a number at its end. */
export function numberedName(normalisedName: string): NumberedName | null {
  const door = DOOR.exec(normalisedName);
  if (door) {
    const [, base = '', before = '', first = '', last = '', mark = '', behind = ''] = door;
    if (last !== '' || mark !== '')
      return { base, ...rangeOf(first, last), side: sideOf(before + behind), door: true };
  }
  const building = BUILDING.exec(normalisedName);
  if (!building) return null;
  const [, base = '', first = '', last = ''] = building;
  return { base, ...rangeOf(first, last), side: 'all', door: false };
}

function rangeOf(first: string, last: string): { from: number; to: number } {
  const from = Number(first);
  return { from, to: last === '' ? from : Math.max(from, Number(last)) };
}

function sideOf(words: string): NumberedName['side'] {
  if (/[单奇]/.test(words)) return 'odd';
  return /[双偶]/.test(words) ? 'even' : 'all';
}
