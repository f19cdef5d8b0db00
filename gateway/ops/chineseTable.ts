/** Plain tables for a terminal, in which a Chinese character is two columns wide. */

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u;

function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += WIDE.test(character) ? 2 : 1;
  return width;
}

const NUMBER = /^[+-]?\d+$/;

/** Lines with a head; numbers stand to the right. */
export function tableLines(
  head: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): string[] {
  const widths = head.map((title, column) =>
    Math.max(widthOf(title), ...rows.map((row) => widthOf(String(row[column] ?? '')))),
  );
  const line = (cells: readonly (string | number)[], right: readonly boolean[]): string =>
    cells
      .map((cell, column) => {
        const gap = ' '.repeat((widths[column] ?? 0) - widthOf(String(cell)));
        return right[column] ? `${gap}${cell}` : `${cell}${gap}`;
      })
      .join('  ')
      .trimEnd();
  const right = head.map((_, column) => rows.some((row) => NUMBER.test(String(row[column]))));
  return [line(head, right), ...rows.map((row) => line(row, right))];
}
