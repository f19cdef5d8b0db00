/** Ordinary names, put together from syllables; none belongs to a known person. */
import type { Chance } from '../random.ts';

const SURNAMES = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕';
const GIVEN =
  '建国 秀英 志强 桂兰 海燕 文静 立新 晓峰 春梅 永康 雪琴 国庆 玉华 俊杰 爱民 丽娜 振东 美玲 少华 红霞 明亮 小芳 德福 彩云 家豪 素珍 向阳 凤仙 书豪 巧玲 忠良 慧敏 长河 静怡 大鹏 月娥 新民 佳琪 世杰 兰芝'.split(
    ' ',
  );

/** Endless different names, in an order that chance decides. */
export function* personNames(chance: Chance): Generator<string, never> {
  const all = [...SURNAMES].flatMap((surname) => GIVEN.map((given) => surname + given));
  yield* chance.shuffle(all);
  throw new Error('More people than names: add syllables.');
}
