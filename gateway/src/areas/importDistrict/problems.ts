/** What is wrong with a folder, row by row, in sentences for whoever filled it in. */

export interface Problem {
  file: string;
  /** As a spreadsheet counts: the header is row 1. In GeoJSON the feature's place, from 1. `null`: the whole file. */
  row: number | null;
  sentence: string;
}

/** A value and the row it stands in. */
export interface Row<T> {
  row: number;
  value: T;
}

/** Notes one problem of the file being read. */
export type Tell = (row: number | null, sentence: string) => void;

const SHOWN = 50;

/** One line each, in the order of files and rows; at most 50, and how many more there are. */
export function problemLines(problems: readonly Problem[]): string[] {
  const sorted = [...problems].sort((a, b) => a.file.localeCompare(b.file) || (a.row ?? 0) - (b.row ?? 0));
  const lines = sorted
    .slice(0, SHOWN)
    .map(({ file, row, sentence }) => `${file}${row === null ? '' : ` 第${row}行`}：${sentence}`);
  const more = sorted.length - lines.length;
  return more > 0 ? [...lines, `……还有 ${more} 处没有列出，改好上面这些以后请再试一次。`] : lines;
}

/** Tells of every value that an earlier row has already; databases see no difference of case. */
export function tellRepeated<T>(
  rows: readonly Row<T>[],
  given: { key: (value: T) => string; called: (value: T) => string; tell: Tell },
): void {
  const first = new Map<string, number>();
  for (const { row, value } of rows) {
    const key = given.key(value).toLowerCase();
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, row);
    else given.tell(row, `${given.called(value)}在第${earlier}行已经有了，每个只能出现一次。`);
  }
}
