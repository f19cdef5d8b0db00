/** Chinese numerals as people write house and building numbers. */

const DIGITS: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  '○': 0,
  '◯': 0,
  一: 1,
  幺: 1,
  壹: 1,
  二: 2,
  贰: 2,
  三: 3,
  叁: 3,
  四: 4,
  肆: 4,
  五: 5,
  伍: 5,
  六: 6,
  陆: 6,
  七: 7,
  柒: 7,
  八: 8,
  捌: 8,
  九: 9,
  玖: 9,
};
const SCALES: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 };

const TENS: Readonly<Record<string, readonly string[]>> = { 廿: ['二', '十'], 卅: ['三', '十'] };

/** Whether a character can be part of a number such as 一百零三. */
export function isNumeral(character: string): boolean {
  return character in DIGITS || character in SCALES || character in TENS;
}

/** 十二 → 12, 一百零三 → 103, 二〇三 → 203; `null` when it is not a number below ten thousand. */
export function parseNumeral(text: string): number | null {
  const characters = [...text].flatMap((character) => TENS[character] ?? character);
  if (characters.length === 0 || characters.length > 7 || !characters.every(isNumeral)) return null;
  if (!characters.some((character) => character in SCALES)) {
    const digits = characters.map((character) => DIGITS[character]).join('');
    return digits.length <= 5 ? Number(digits) : null;
  }
  let sum = 0;
  let pending: number | null = null;
  let lastScale = 10_000;
  for (const character of characters) {
    const scale = SCALES[character];
    if (scale === undefined) {
      if (pending !== null && pending !== 0) return null;
      pending = DIGITS[character] ?? 0;
      continue;
    }
    if (scale >= lastScale) return null;
    sum += (pending === null || pending === 0 ? 1 : pending) * scale;
    pending = null;
    lastScale = scale;
  }
  return sum + (pending ?? 0);
}
