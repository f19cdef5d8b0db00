/** A cell with a house number: 83, 83号, and parts of a house as they are written: 83-1, 83号之1, 甲83, 83号乙. */
import { z } from 'zod';

export interface GivenNumber {
  number: number;
  /** Without the 号 at its end. */
  written: string;
  /** It is only a part of that house. */
  part: boolean;
}

const HIGHEST = 99_999;
const PLAIN = /^(\d{1,5})号?$/u;
const PART = /^[甲乙丙丁戊]?(\d{1,5})(?:号?[-—之附]\d{1,4}|号?[甲乙丙丁戊a-zA-Z])?号?$/u;

export const houseNumber = z.string().transform((cell, context): GivenNumber => {
  const half = cell.normalize('NFKC').replaceAll(' ', '');
  const digits = PLAIN.exec(half)?.[1] ?? PART.exec(half)?.[1];
  const number = Number(digits ?? Number.NaN);
  if (digits === undefined || number > HIGHEST) {
    context.addIssue({ code: 'custom', message: '要写成门牌号，例如 83、83-1、甲83 或 83号乙' });
    return z.NEVER;
  }
  return { number, written: half.replace(/号$/u, ''), part: !PLAIN.test(half) };
});
