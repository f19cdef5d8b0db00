/** Single characters: traditional to simplified, and how they are pronounced. */
import traditionalPairs from 'opencc-js/dict/TSCharacters';
import { pinyin } from 'pinyin-pro';

const simplifiedOf = new Map(
  traditionalPairs.split('|').map((pair): [string, string] => {
    const [traditional = '', simplified = ''] = pair.split(' ');
    return [traditional, simplified];
  }),
);

/** The simplified form of one character; every other character stays as it is. */
export function toSimplified(character: string): string {
  return simplifiedOf.get(character) ?? character;
}

const SOUND_LIMIT = 0x10000;
const sounds = new Uint32Array(SOUND_LIMIT);
const soundNumbers = new Map<string, number>();

/**
 * A number for the sound of one UTF-16 unit, tone left out. Sounds that many speakers do not tell apart
 * (zh/z, ch/c, sh/s, -ng/-n) have one number. A character without a sound has a number of its own,
 * above all sounds.
 */
export function soundOf(unit: number): number {
  const known = sounds[unit];
  if (known) return known;
  const number = numberOf(unit);
  sounds[unit] = number;
  return number;
}

function numberOf(unit: number): number {
  if (unit < 0x3400 || unit > 0x9fff) return SOUND_LIMIT + unit;
  const spoken = pinyin(String.fromCharCode(unit), { toneType: 'none', type: 'array', v: true })[0] ?? '';
  if (!/^[a-z]+$/.test(spoken)) return SOUND_LIMIT + unit;
  const loose = spoken.replace(/^([zcs])h/, '$1').replace(/(?<=[aei])ng$/, 'n');
  const number = soundNumbers.get(loose) ?? soundNumbers.size + 1;
  soundNumbers.set(loose, number);
  return number;
}
