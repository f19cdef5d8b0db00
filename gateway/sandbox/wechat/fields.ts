/** Limits of the fields of a subscribe message, by the prefix of the field's name. */

const TIME = /^(\d{4}(年\d{1,2}月\d{1,2}日|-\d{1,2}-\d{1,2})\s*)?\d{1,2}:\d{2}(:\d{2})?(\s*~\s*.+)?$/;
const DATE = /^\d{4}(年\d{1,2}月\d{1,2}日|-\d{1,2}-\d{1,2})(\s*\d{1,2}:\d{2}(:\d{2})?)?(\s*~\s*.+)?$/;

const FITS: Readonly<Record<string, (value: string) => boolean>> = {
  thing: (value) => lengthOf(value) <= 20,
  character_string: (value) => /^[\x20-\x7e]{1,32}$/.test(value),
  number: (value) => /^-?\d{1,31}(\.\d{1,30})?$/.test(value) && value.length <= 32,
  letter: (value) => /^[A-Za-z]{1,32}$/.test(value),
  symbol: (value) => lengthOf(value) <= 5 && !/[\p{L}\p{N}]/u.test(value),
  phrase: (value) => /^\p{Script=Han}{1,5}$/u.test(value),
  name: (value) => (/^[\x20-\x7e]*$/.test(value) ? value.length <= 20 : lengthOf(value) <= 10),
  phone_number: (value) => /^[\d+\-() ]{1,17}$/.test(value),
  car_number: (value) => lengthOf(value) <= 8,
  amount: (value) => /^[¥￥$]?\d{1,10}(\.\d{1,2})?元?$/.test(value),
  time: (value) => TIME.test(value),
  date: (value) => DATE.test(value),
};

/** WeChat's `errmsg` for the first field that breaks its limit, or `null`. */
export function fieldTrouble(data: Readonly<Record<string, string>>): string | null {
  const names = Object.keys(data);
  if (names.length === 0) return 'argument invalid! data is empty';
  const bad = names.find((name) => !fits(name, data[name] ?? ''));
  return bad === undefined ? null : `argument invalid! data.${bad}.value invalid`;
}

function fits(name: string, value: string): boolean {
  const rule = FITS[name.replace(/\d+$/, '')];
  return rule !== undefined && value.trim() !== '' && rule(value);
}

function lengthOf(value: string): number {
  return [...value].length;
}
