/** A crossing's row names two roads; people name them in either order and call the spot by many words. */
import { roadsOfCrossing } from './crossingRows.ts';

const JOINTS = ['与', '和', ''];
const SPOTS = ['路口', '交叉口', '交汇处'];

/** 解放路与中山路路口 → 中山路和解放路交叉口 and so on, normalised; nothing for another kind of name. */
export function crossingForms(name: string): string[] {
  const [one = '', other = ''] = roadsOfCrossing(name) ?? [];
  if (one === '' || one === other) return [];
  return [
    [one, other],
    [other, one],
  ].flatMap(([first, second]) =>
    JOINTS.flatMap((joint) => SPOTS.map((spot) => `${first}${joint}${second}${spot}`)),
  );
}
