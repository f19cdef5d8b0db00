/** What follows `=`: what the house must look like at this moment. */
import { parseClock } from './parseWhen.ts';
import { Unreadable, type Deed, type Expectation } from './statement.ts';
import { unquoted } from './words.ts';

/** A word, or `key=value` whose value may stand in quotation marks and hold blanks then. */
const TOKEN = /[^\s\u3000=＝"“]+[=＝](?:"[^"]*"|“[^”]*”|[^\s\u3000]*)|[^\s\u3000]+/gu;

/** What can be asked of a case; `caseFacts.ts` knows how. */
export const CASE_KEYS = [
  'stage',
  'category',
  'grid',
  'area',
  'unit',
  'contact',
  'urgency',
  'confidential',
  'affected',
  'channel',
  'triage',
  'supervised',
  'merged',
  'handler',
  'text',
  'place',
  'number',
] as const;
export type CaseKey = (typeof CASE_KEYS)[number];

export function parseCheck(said: string, line: number): Deed {
  const [word = '', ...tokens] = uncommented(said).match(TOKEN) ?? [];
  switch (word.toLowerCase()) {
    case 'case':
      return { kind: 'case', nth: nthOf(tokens[0], line), expected: expectationsOf(tokens.slice(1), line) };
    case 'cases':
      return { kind: 'cases', phone: phoneOf(tokens[0], line), count: countOf(tokens.slice(1), line) };
    case 'sms':
      return {
        kind: 'sms',
        phone: phoneOf(tokens[0], line),
        count: countOf(tokens.slice(1), line),
        since: sinceOf(tokens.slice(1), line),
      };
    case 'differ':
      return {
        kind: 'differ',
        nth: nthOf(tokens[0], line),
        other: nthOf(tokens[1], line),
        key: caseKey(tokens[2] ?? '', line),
      };
    default:
      throw new Unreadable(
        line,
        'expected "= case N key=value …", "= cases PHONE count=N", "= sms PHONE count=N [since=HH:MM]" or "= differ N M key"',
      );
  }
}

/** A remark may follow a check: ` # …`. */
function uncommented(said: string): string {
  return said.replace(/[\s\u3000][#＃](?![^"]*"[^"]*$).*$/u, '');
}

function expectationsOf(tokens: readonly string[], line: number): Expectation[] {
  return tokens.map((token) => {
    const { key, value } = pairOf(token, line);
    const quoted = unquoted(value) !== value;
    const anyOf = quoted ? [unquoted(value)] : value.split(/[|｜]/).map(unquoted);
    return { key: caseKey(key, line), anyOf };
  });
}

function caseKey(key: string, line: number): CaseKey {
  const known = CASE_KEYS.find((one) => one === key.toLowerCase());
  if (known) return known;
  throw new Unreadable(line, `"${key}" cannot be asked of a case; there are ${CASE_KEYS.join(', ')}`);
}

function countOf(tokens: readonly string[], line: number): string[] {
  const given = valueOf(tokens, 'count', line)?.split(/[|｜]/) ?? [];
  if (given.length > 0 && given.every((one) => /^\d{1,5}$/.test(one))) return given;
  throw new Unreadable(line, 'expected count=N');
}

function sinceOf(tokens: readonly string[], line: number): number | null {
  const given = valueOf(tokens, 'since', line);
  if (given === null) return null;
  const second = parseClock(given);
  if (second === null) throw new Unreadable(line, `"${given}" is no time of day, e.g. since=09:20`);
  return second;
}

function valueOf(tokens: readonly string[], wanted: string, line: number): string | null {
  const pairs = tokens.map((token) => pairOf(token, line));
  const odd = pairs.find(({ key }) => key !== 'count' && key !== 'since');
  if (odd) throw new Unreadable(line, `"${odd.key}" is not known here; there are count=N and since=HH:MM`);
  return pairs.find(({ key }) => key === wanted)?.value ?? null;
}

function pairOf(token: string, line: number): { key: string; value: string } {
  const [, key, value] = /^([^=＝]+)[=＝](.*)$/su.exec(token) ?? [];
  if (key === undefined || value === undefined || value === '')
    throw new Unreadable(line, `expected key=value, but there is "${token}"`);
  return { key, value };
}

function nthOf(token: string | undefined, line: number): number {
  if (/^[1-9]\d{0,2}$/.test(token ?? '')) return Number(token);
  throw new Unreadable(line, `expected which case, 1 for the first, but there is "${token ?? ''}"`);
}

function phoneOf(token: string | undefined, line: number): string {
  if (/^\+?\d[\d-]{2,19}$/.test(token ?? '')) return String(token);
  throw new Unreadable(line, `expected the number of a phone, but there is "${token ?? ''}"`);
}
