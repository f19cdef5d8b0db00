/** What a resident says about an own case: where does it stand, hurry, add to it, take it back. Pure. */
import { parseCaseNumber } from '@gridline/shared/caseNumber.ts';
import type { Plain } from './plain.ts';

/** How a text points at one of several cases. */
export interface CaseMention {
  /** A whole number with its check digit. */
  readonly number: string | null;
  /** Last digits, or the serial of the day. */
  readonly tail: string | null;
  /** Words that stand for it: 路灯那个. */
  readonly about: string;
}

export type CommandKind = 'status' | 'urge' | 'supplement' | 'withdraw';

export interface Command {
  readonly kind: CommandKind;
  readonly of: CaseMention;
  /** As she wrote them: they go into the history. */
  readonly words: string;
}

/** Of that many characters at most, blanks within are no matter. */
const SHORTEST = 4;
/** A longer text is more than a question about a case. */
const LONGEST = 40;
const POLITE =
  '(?:请|麻烦|能不能|可不可以|帮我|帮忙|我要|我想|想|要|我|再|申请|现在|请问|您好|你好|[,，\\s])*';
const STATUS = new RegExp(
  `^${POLITE}(?:查询|查一下|查查|查进度|查询进度|进度|进展|到哪一?步?了|办得(?:怎么|咋)样了|处理得?(?:怎么?|咋)样了|怎么样了|咋样了|有结果了?[吗没]|有进展[吗没]|看看进度|看进度|处理到哪(?:一?步|里)了?|(?:反映的?|投诉的?|报的?|的)?(?:投诉|案件|案子|工单|诉求|反映|问题|事情?)(?:的)?(?:现在|目前)?(?:处理|办理|办|解决)?(?:得|的)?(?:怎么样了?|咋样了?|到哪(?:一?步|里)?了?|什么情况了?|进度|进展(?:如何|怎么样)?|有(?:没有)?(?:结果|进展|回音)了?[吗没]?)|查)`,
  'u',
);
const URGE = new RegExp(
  `^${POLITE}(?:催办|催一下|催一催|催催|催促|催|怎么还没(?:有?人)?来|还没(?:有?人)?来|怎么还不来|还没动静|快点(?:来|办|处理|修)?|赶紧(?:来|办|处理|修)?|抓紧(?:来|办|处理|修)?)`,
  'u',
);
const SUPPLEMENT = new RegExp(`^${POLITE}(?:补充|追加|再补充|补一句)(?:一下|一点|一句|说明|情况)*`, 'u');
const WITHDRAW = new RegExp(
  `^(?:(?:问题|事情)?(?:已经?)?(?:解决|修好|弄好|处理好|好|没事)了?[，,。\\s]*|算了[，,\\s]*)?${POLITE}(?:撤销|撤回|撤消|撤诉|撤单|撤案|撤掉|撤了|取消(?:这个|那个|我的|之前的)?(?:投诉|反映|诉求|案件)|取消$|不(?:想)?(?:投诉|反映)了|不告了)`,
  'u',
);
/** Said in other words; only meant so by somebody who has an open case. */
const NEEDLESS =
  /^(?:(?:问题|事情)?(?:已经?)?(?:解决|修好|弄好|处理好|好|没事)了)?[，,。\s]*(?:你们|现在)?(?:不用|不要|不必|不需要)(?:再)?(?:来人?|管|处理|修|办|派人来?)了/u;
const HOW_FAR =
  /(?:(?:怎么|咋)样了|到哪(?:一?步)?了|什么(?:进展|情况)了?|(?:处理|办|解决|修好?|弄好?)(?:完|好)?了[吗没]|(?:处理|办|解决|修|弄)好?了?没有?|有(?:没有)?(?:结果|进展|消息|回复|下文)了?[吗没]?|(?:什么时候|啥时候|几时|多久|哪天)(?:有人)?(?:能|才|才能|会|可以)?(?:来(?:人|修|处理)?|(?:修|弄|办|处理|解决)好?)|到底(?:处理|办)没)[啊呀呢的]*$/u;
const STILL_NOT =
  /(?:怎么|为什么|为啥|咋|都).{0,12}(?:还没|还不|没有?人|没动静|不来)|^(?:请|麻烦|能不能|可不可以|希望|你们|[，,\s])*(?:尽快|尽早|抓紧|加快|加急|快一?点|快些)(?:给我)?(?:来人?|处理|办理?|解决|修)?(?:一下|吧|啊|吗)?[\s。！!？?]*$|^(?:还没|一直没|到现在也?没|现在还没|等了.{1,6}没|也没).{0,3}(?:来|修|处理|办|弄|解决|动静|联系)|^没有?人(?:来|联系)/u;
const EARLIER =
  /上次|之前|前几天|昨天|前天|我(?:反映|投诉|报|说)(?:的|过)|那[个件](?:事|案)|的事情?(?:怎么|咋|到哪|处理|办|有)|那个(?:怎么|咋)样|我的(?:投诉|事|案|诉求)|我那/u;

/** Words that may stand beside a command and mean nothing more. */
const FILLER =
  /(?:编号|单号|案号|尾号|号码|后[四4三3五5]位|最后[四4]位|进度|进展|结果|案件|投诉|诉求|我的|我反映的?|的|事情?|情况|一下|怎么样|到哪|哪一?步|办理|处理|呢|吗|了|啊|吧|谢谢|谢了|是|为|号|请|那个|这个|那件|这件|件)/gu;

interface Around {
  /** Looser words count only for somebody who has an open case. */
  readonly openCases: number;
  /** The complaint is a few minutes old: 都三天了没人管 belongs to it. */
  readonly joining: boolean;
  readonly facts: { readonly hasMatter: boolean; readonly hasPlace: boolean };
}

export function readCommand(
  { said, plain: written, compact }: Plain,
  { openCases, joining, facts }: Around,
): Command | null {
  // 查 询: a bare command may have blanks in it.
  const plain = compact.length <= SHORTEST ? compact : written;
  const number = numberIn(plain);
  const command = (kind: CommandKind, pattern: RegExp): Command =>
    commandOf(kind, { said, plain, number, pattern });
  if (number && plain.replace(/[\s\d—–-]/gu, '') === '') return bareNumber(number);
  if (/^\d{4,8}$/u.test(compact))
    return { kind: 'status', of: { number: null, tail: compact, about: '' }, words: '' };
  if (SUPPLEMENT.test(plain)) return command('supplement', SUPPLEMENT);
  const { hasMatter, hasPlace } = facts;
  const known = openCases > 0 && !joining;
  if (STATUS.test(plain) && restOf(plain, STATUS).length <= (startsStrongly(plain) ? 8 : 0))
    return command('status', STATUS);
  if (URGE.test(plain) && plain.length <= LONGEST && mayUrge(plain, { known, hasMatter, hasPlace }))
    return command('urge', URGE);
  if (WITHDRAW.test(plain) && restOf(plain, WITHDRAW).length <= 8) return command('withdraw', WITHDRAW);
  if (!known || hasPlace) return null;
  if (NEEDLESS.test(plain) && plain.length <= 20) return command('withdraw', NEEDLESS);
  if (plain.length > LONGEST || (hasMatter && !EARLIER.test(plain))) return null;
  if (HOW_FAR.test(plain.replace(/[\s?!。.!,]+$/u, '')))
    return { kind: 'status', of: { number, tail: null, about: '' }, words: '' };
  return STILL_NOT.test(plain) ? { kind: 'urge', of: { number, tail: null, about: '' }, words: said } : null;
}

/** 催 is meant for a case there is; with none, or in other words about a place, it may be a new complaint. */
function mayUrge(plain: string, given: { known: boolean; hasMatter: boolean; hasPlace: boolean }): boolean {
  const { known, hasMatter, hasPlace } = given;
  if (!hasMatter && !hasPlace) return true;
  return known && (!hasPlace || /^\P{L}*(?:请|麻烦)?催/u.test(plain));
}

const bareNumber = (number: string): Command => ({
  kind: 'status',
  of: { number, tail: null, about: '' },
  words: '',
});

/** 查违建 is no question about a case: only the fuller words take something behind them. */
const startsStrongly = (plain: string): boolean => /查询|进度|进展/u.test(plain.slice(0, 8));

function commandOf(
  kind: CommandKind,
  given: { said: string; plain: string; number: string | null; pattern: RegExp },
): Command {
  const { said, plain, number, pattern } = given;
  const behind = after(plain, pattern);
  const tail = number ? null : tailIn(behind);
  const about = kind === 'supplement' || number || tail ? '' : restOf(plain, pattern);
  const words = after(said.normalize('NFKC') === plain ? said : plain, pattern);
  return { kind, of: { number, tail, about: about.slice(0, 12) }, words: withoutMention(words) };
}

function after(text: string, pattern: RegExp): string {
  return text
    .replace(pattern, '')
    .replace(/^[\s,，:：。.、;；]+/u, '')
    .trim();
}

/** What is left beside digits and filler. */
function restOf(plain: string, pattern: RegExp): string {
  return after(plain, pattern)
    .replace(/[\d\s\p{P}\p{S}]/gu, '')
    .replace(FILLER, '');
}

const MENTION =
  /^(?:编号|单号|尾号|后[四4]位|最后[四4]位|号码)?(?:是|为)?[:：\s]*(20\d{6}[-\s]?\d{5,7}[-\s]?\d|\d{3,8})(?=$|[\s,，。;；:：的]|号$)[\s,，。;；:：的]*/u;

function tailIn(behind: string): string | null {
  return MENTION.exec(behind)?.[1]?.replace(/\D/gu, '') ?? null;
}

function withoutMention(words: string): string {
  return words.replace(MENTION, '');
}

export function numberIn(plain: string): string | null {
  const match = /20\d{6}[-\s]?\d{5,7}[-\s]?\d/u.exec(plain);
  return match ? parseCaseNumber(match[0]) : null;
}
