/** Words that only say where: 就在老王家隔壁呀, 菜场边上, 水景园三号楼. Pure. */
import type { Plain } from './plain.ts';

const BESIDE =
  /^(?:就|就是|是|在|就在|应该在|大概在)*.{1,12}(?:隔壁|旁边|边上|旁|对面|后面|前面|附近|门口|楼下|楼上|拐角|路口|这里|那里|这边|那边)[的呀啊嘛呢吧哦咯]*$/u;
/** Something is told beside the place. */
const TELLS = /[没不坏漏堵吵臭脏掉断停烂破乱响]|有人|怎么|为什么|谁|什么/u;
const LONGEST = 16;

/** The words that relate one place to another may also be words of a matter (隔壁, 楼上), and are none here. */
export function saysBeside({ compact }: Plain): boolean {
  return BESIDE.test(compact) && !TELLS.test(compact);
}

export function onlySaysWhere(text: Plain, known: { hasMatter: boolean; hasPlace: boolean }): boolean {
  if (saysBeside(text)) return true;
  const { compact } = text;
  return compact.length <= LONGEST && !TELLS.test(compact) && known.hasPlace && !known.hasMatter;
}
