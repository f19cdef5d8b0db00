/** What can happen to a text on its way from a resident's thumb to us; every mutation follows from the seed alone. */
import traditionalPairs from 'opencc-js/dict/TSCharacters';

const traditionalOf = new Map(
  traditionalPairs.split('|').map((pair): [string, string] => {
    const [traditional = '', simplified = ''] = pair.split(' ');
    return [simplified, traditional];
  }),
);

/** A number from 0 up to, not including, `below`. */
export type Chance = (below: number) => number;

/** The same numbers for the same seed, on every machine (mulberry32). */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

type Mutation = (text: string, given: { chance: Chance; texts: readonly string[] }) => string;

const EMOJI = ['😡', '🙏', '👍🏽', '👨‍👩‍👧', '🇨🇳', '1️⃣', '❗️', '🗑️'];
const CONTROL = [
  '\u0000',
  '\u0007',
  '\u001b',
  '\u200b',
  '\u202e',
  '\ufeff',
  '\r',
  '\n',
  '\t',
  '\ud83d',
  '\udc00',
];
const SIGNS = ['，', '。', '！', '？', '…', '“', '%', '<b>', "'", '${x}', '\\', '&amp;', '【', '】'];

export const MUTATIONS: Readonly<Record<string, Mutation>> = {
  asItIs: (text) => text,
  deleteCharacters: (text, { chance }) => cut(text, chance(text.length + 1), 1 + chance(3), ''),
  doubleCharacters: (text, { chance }) => {
    const at = chance(text.length + 1);
    const part = text.slice(at, at + 1 + chance(4));
    return cut(text, at, 0, part.repeat(1 + chance(5)));
  },
  swapNeighbours: (text, { chance }) => {
    const at = chance(Math.max(1, text.length - 1));
    return cut(text, at, 2, [...text.slice(at, at + 2)].reverse().join(''));
  },
  splice: (text, { chance, texts }) => {
    const other = pick(texts, chance);
    return text.slice(0, chance(text.length + 1)) + other.slice(chance(other.length + 1));
  },
  append: (text, { chance, texts }) =>
    `${text}${pick(['', ' ', '，', '\n', '另外'], chance)}${pick(texts, chance)}`,
  fullWidth: (text) => text.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0)),
  halfWidth: (text) => text.normalize('NFKC'),
  traditional: (text) => [...text].map((char) => traditionalOf.get(char) ?? char).join(''),
  control: (text, { chance }) => cut(text, chance(text.length + 1), 0, pick(CONTROL, chance)),
  emoji: (text, { chance }) => cut(text, chance(text.length + 1), 0, pick(EMOJI, chance)),
  signs: (text, { chance }) => cut(text, chance(text.length + 1), 0, pick(SIGNS, chance)),
  blanks: (text) => [...text].join(' '),
  truncate: (text, { chance }) => text.slice(0, chance(text.length + 1)),
  beginLate: (text, { chance }) => text.slice(chance(text.length + 1)),
  long: (text, { chance }) => text.repeat(1 + chance(120)),
  empty: () => '',
};

/** One to three mutations, one after the other. */
export function mutate(text: string, texts: readonly string[], chance: Chance): string {
  const all = Object.values(MUTATIONS);
  return Array.from({ length: 1 + chance(3) }).reduce<string>(
    (sofar) => pick(all, chance)(sofar, { chance, texts }).slice(0, 4000),
    text,
  );
}

export function pick<T>(list: readonly T[], chance: Chance): T {
  const one = list[chance(list.length)];
  if (one === undefined) throw new Error('nothing to pick from');
  return one;
}

function cut(text: string, at: number, length: number, into: string): string {
  return text.slice(0, at) + into + text.slice(at + length);
}
