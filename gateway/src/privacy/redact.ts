/** Words about a person, without what tells who it is: numbers to call, query codes, the name. Pure. */

/** Mobile numbers, with or without country code and gaps, in any width of digits. */
const MOBILE =
  /(?<![\d０-９])(?:(?:\+|＋|00)?86[-\s]?)?[1１][3-9３-９][\d０-９](?:[-\s]?[\d０-９]{4}){2}(?![\d０-９])/gu;
/** `0580-2345678`, `05802345678`, `010 61234567`. */
const LANDLINE = /(?<![\d０-９])[0０][\d０-９]{2,3}[-－—\s]?[\d０-９]{7,8}(?![\d０-９])/gu;
/** A local number where it is named as one: 电话 2345678. */
const NAMED =
  /((?:电话|手机|座机|号码|联系方式|微信)[号是为:：\s]{0,3})[\d０-９][\d０-９\-\s]{5,17}[\d０-９]/gu;
/** Said digit by digit: 一三九零零… */
const SPOKEN = /[一幺][三四五六七八九][零〇一二三四五六七八九幺]{9}/gu;
const QUERY_CODE = /(查询码[是为:：\s]{0,2})[\d０-９]{6}/gu;
const SHORTEST_NAME = 2;

/** @param names as given; a name of one character would take away too many others and is left */
export function redact(text: string, names: readonly string[]): string {
  const bare = text
    .replace(QUERY_CODE, '$1******')
    .replace(MOBILE, '***')
    .replace(LANDLINE, '***')
    .replace(NAMED, '$1***')
    .replace(SPOKEN, '***');
  return names
    .filter((name) => [...name].length >= SHORTEST_NAME)
    .reduce((words, name) => words.replaceAll(name, '＊＊'), bare);
}
