/** How right answers are: precision, recall and F1 of every class, their mean, and what is taken for what. */
export interface ClassJudged {
  readonly label: string;
  /** How many truly are of it. */
  readonly texts: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export interface Judged {
  readonly texts: number;
  readonly accuracy: number;
  /** The mean of the classes' F1: a small class counts as much as a large one. */
  readonly macroF1: number;
  readonly classes: readonly ClassJudged[];
  /** `confusion[i][j]`: texts of class i that were taken for class j, in the order of `classes`. */
  readonly confusion: readonly (readonly number[])[];
}

export interface Answered {
  readonly label: string;
  readonly answer: string;
}

/** Over all classes that are meant or answered; one that nobody meant has recall 0. */
export function judge(answered: readonly Answered[]): Judged {
  const labels = [...new Set(answered.flatMap(({ label, answer }) => [label, answer]))].sort();
  const numbers = new Map(labels.map((label, number) => [label, number]));
  const confusion = labels.map(() => labels.map(() => 0));
  for (const { label, answer } of answered) {
    const row = confusion[numbers.get(label) ?? 0];
    const column = numbers.get(answer) ?? 0;
    if (row) row[column] = (row[column] ?? 0) + 1;
  }
  const classes = labels.map((label, number): ClassJudged => {
    const right = confusion[number]?.[number] ?? 0;
    const texts = (confusion[number] ?? []).reduce((sum, count) => sum + count, 0);
    const taken = confusion.reduce((sum, row) => sum + (row[number] ?? 0), 0);
    const precision = taken === 0 ? 0 : right / taken;
    const recall = texts === 0 ? 0 : right / texts;
    return { label, texts, precision, recall, f1: right === 0 ? 0 : (2 * right) / (texts + taken) };
  });
  const right = answered.filter(({ label, answer }) => label === answer).length;
  return {
    texts: answered.length,
    accuracy: answered.length === 0 ? 0 : right / answered.length,
    macroF1: classes.length === 0 ? 0 : classes.reduce((sum, { f1 }) => sum + f1, 0) / classes.length,
    classes,
    confusion,
  };
}
