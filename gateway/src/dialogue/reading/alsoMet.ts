/** 我也遇到了: somebody names the case of another who told of the same. Pure. */
import { numberIn } from './commands.ts';
import type { Plain } from './plain.ts';

const ALSO =
  /我(?:们)?(?:家|这里|这边|这儿|楼)?也(?:是|遇到|碰到|一样|有|要反映|想反映|反映)|也(?:遇到|碰到)|同样的?(?:问题|事|情况)|(?:情况|问题|事情?)(?:也)?一样|一样的(?:问题|事|情况)|[加＋+]一$|^[+＋]1$/u;

/** The number that is named; `null` where the text says something else. */
export function readAlsoMet({ plain }: Plain): string | null {
  const number = numberIn(plain);
  return number !== null && ALSO.test(plain) ? number : null;
}
