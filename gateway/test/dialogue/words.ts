/** Words in quotation marks of any kind, and patterns in which `*` stands for anything. */

const PAIRS: readonly (readonly [string, string])[] = [
  ['"', '"'],
  ["'", "'"],
  ['“', '”'],
  ['＂', '＂'],
  ['「', '」'],
  ['”', '“'],
  ['”', '”'],
];

/** `"已清理"` → `已清理`; words without marks stay as they are. */
export function unquoted(words: string): string {
  const pair = PAIRS.find(
    ([open, close]) => words.length > 1 && words.startsWith(open) && words.endsWith(close),
  );
  return pair ? words.slice(1, -1) : words;
}

/** The whole of `text` is like `glob`, in which `*` stands for any words, none, or several lines. */
export function matchesGlob(text: string, glob: string): boolean {
  const literal = glob.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${literal.join('.*')}$`, 'su').test(text);
}
