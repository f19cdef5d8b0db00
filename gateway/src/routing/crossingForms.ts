/** A crossing's row names two roads; people name them in either order and call the spot by many words. */
import { normaliseName } from './normalise.ts';

const ROAD = '.+?(?:路|街|巷|大道|弄)';
const CROSSING = new RegExp(
  `^(${ROAD})(?:[与和、及/-]|交)?(${ROAD})的?(?:交叉路?口|交汇处|交界处|十字路口|丁字路口|路口|口)?$`,
  'u',
);
const JOINTS = ['与', '和', ''];
const SPOTS = ['路口', '交叉口', '交汇处'];

/** 解放路与中山路路口 → 中山路和解放路交叉口 and so on, normalised; nothing for another kind of name. */
export function crossingForms(name: string): string[] {
  const [, one = '', other = ''] = CROSSING.exec(normaliseName(name)) ?? [];
  if (one === '' || one === other) return [];
  return [
    [one, other],
    [other, one],
  ].flatMap(([first, second]) =>
    JOINTS.flatMap((joint) => SPOTS.map((spot) => `${first}${joint}${second}${spot}`)),
  );
}
