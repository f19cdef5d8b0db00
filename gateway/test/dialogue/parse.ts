/**
 * The language of dialogue files, a line each; dialogues/README.md explains it. Exact in what a line means, generous
 * in how it is typed: blank lines, `#` comments, any number of blanks, full-width blanks and signs, CRLF, a BOM.
 */
import { parseCheck } from './parseCheck.ts';
import { parseWhen } from './parseWhen.ts';
import { Unreadable, type Deed, type Dialogue, type Statement, type When } from './statement.ts';
import { unquoted } from './words.ts';

const PHONE = /^\+?\d[\d-]{2,19}$/;
/** Blanks of every width. */
const BLANK = /[\s\u3000]+/u;

/** Throws `Unreadable` with the line that is no statement. */
export function parseDialogue(file: string): Dialogue {
  const lines = file.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
  const statements: Statement[] = [];
  let title = '';
  for (const [index, source] of lines.entries()) {
    const text = trim(source);
    if (/^[#＃]/.test(text)) title ||= trim(text.replace(/^[#＃]+/, ''));
    else if (text !== '') statements.push({ line: index + 1, source: text, ...parseLine(text, index + 1) });
  }
  if (statements.length === 0) throw new Unreadable(Math.max(1, lines.length), 'the file says nothing');
  return { title, statements };
}

function parseLine(text: string, line: number): { when: When; deed: Deed } {
  const [first, rest] = split(text);
  const when = parseWhen(first);
  const said = when ? rest : text;
  if (said === '' && when) return { when, deed: { kind: 'wait' } };
  return { when: when ?? { kind: 'now' }, deed: parseDeed(said, line) };
}

function parseDeed(said: string, line: number): Deed {
  if (/^[=＝]/.test(said)) return parseCheck(trim(said.slice(1)), line);
  const [word, rest] = split(said);
  switch (word.toLowerCase()) {
    case 'staff':
      return parseStaff(rest, line);
    case 'fault':
      return parseFault(rest, line);
    case 'repush':
      if (rest === '') return { kind: 'repush' };
      throw new Unreadable(line, `repush stands alone, but "${rest}" follows`);
    default:
      return parseMessage(said, line);
  }
}

/** `PHONE > text`, `PHONE < glob`, `PHONE !`: blanks around the sign may be left out. */
function parseMessage(said: string, line: number): Deed {
  const found = /^(\S*?)[\s\u3000]*([>＞<＜!！])[\s\u3000]*(.*)$/su.exec(said);
  const [, phone = '', sign = '', rest = ''] = found ?? [];
  if (!found || !PHONE.test(phone))
    throw new Unreadable(
      line,
      'expected "[time] PHONE > text", "PHONE < text with *", "PHONE !", "staff …", "fault …", "repush" or "= …"',
    );
  if (/[>＞]/.test(sign)) return { kind: 'up', phone, text: rest.replaceAll('\\n', '\n') };
  if (/[<＜]/.test(sign)) {
    if (rest === '') throw new Unreadable(line, 'after < the text that is expected; * stands for anything');
    return { kind: 'down', phone, glob: rest.replaceAll('\\n', '\n') };
  }
  if (rest !== '') throw new Unreadable(line, `after ! nothing follows, but there is "${rest}"`);
  return { kind: 'quiet', phone };
}

/** `staff ACTION N ["words"]` */
function parseStaff(rest: string, line: number): Deed {
  const [action, more] = split(rest);
  const [nth, words] = split(more);
  if (!/^[A-Za-z][A-Za-z-]*$/.test(action) || !/^\d{1,3}$/.test(nth))
    throw new Unreadable(line, 'expected staff ACTION N ["words"], e.g. staff resolve 1 "已清理"');
  return { kind: 'staff', action, nth: Number(nth), words: words === '' ? null : unquoted(words) };
}

/** `fault PROVIDER KIND [COUNT]` */
function parseFault(rest: string, line: number): Deed {
  const [provider = '', fault = '', count = '1', ...more] = rest.split(BLANK);
  if (provider === '' || fault === '' || !/^\d{1,5}$/.test(count) || more.length > 0)
    throw new Unreadable(line, 'expected fault PROVIDER KIND COUNT, e.g. fault aliyun timeout-sent 1');
  return { kind: 'fault', provider, fault, count: Number(count) };
}

/** The first word and what follows it. */
function split(text: string): [word: string, rest: string] {
  const at = text.search(BLANK);
  return at < 0 ? [text, ''] : [text.slice(0, at), trim(text.slice(at))];
}

function trim(text: string): string {
  return text.replace(/^[\s\u3000]+|[\s\u3000]+$/gu, '');
}
