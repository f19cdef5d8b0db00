/** Whether a message goes on with the complaint of a few minutes ago, mends it, or is a new one. Pure. */
import { areApart, nameApart, namesPlace, type Knows } from './knows.ts';
import { openedMatter } from './matters.ts';

export interface Before {
  /** Everything said of the complaint so far. */
  readonly text: string;
  /** Category of its case, or what its words speak for. */
  readonly matter: string | null;
  /** Its place is known: nothing is missing any more. */
  readonly placed: boolean;
}

const CORRECTS =
  /^(?:不对|不是|错了|说错了?|写错了?|打错了?|发错了?|更正|应该是|改一下|是在|地址(?:是|错)|地点(?:是|错))/u;

export type Continuing = 'joins' | 'corrects' | 'new';

/** In doubt it joins: who sends three texts within minutes speaks of one thing, and every word reaches the handler. */
export function continues(next: string, before: Before, knows: Knows): Continuing {
  if (CORRECTS.test(next.normalize('NFKC').trim())) return 'corrects';
  const opened = openedMatter(next, knows);
  if (opened !== null) {
    const other = knows.matter(opened);
    const place = knows.place(opened);
    if (/事|问题|再/u.test(next.slice(0, next.indexOf(opened)))) return 'new';
    if (other !== null && other !== before.matter) return 'new';
    if (other !== null && areApart(knows.place(before.text), place)) return 'new';
    return 'joins';
  }
  const matter = knows.matter(next);
  const place = knows.place(next);
  if (matter === null) return 'joins';
  if (!namesPlace(place)) return isAnother(next, matter, before) ? 'new' : 'joins';
  const here = knows.place(before.text);
  if (!namesPlace(here)) return matter === before.matter || before.matter === null ? 'joins' : 'new';
  const elsewhere = areApart(here, place) || nameApart(here, place);
  if (matter !== before.matter) return 'new';
  return elsewhere ? 'new' : 'joins';
}

const GOES_ON =
  /^(?:(?:已经|也|还)?(?:打?电?话?给|找了?|跟|和)?(?:物业|社区|居委会?|城管|村委会?).{0,8}(?:不管|不理|没用|没有用|没人|不来|推)|而且|并且|还(?!有)|又|就是|并|反正|主要|因为|所以|特别是|尤其|.{0,3}还(?:在|很|特别|老|要|会|不|是|那么|吵|臭))/u;

/** The first lacks nothing, and this is another sentence about another matter. */
function isAnother(next: string, matter: string, before: Before): boolean {
  return before.placed && before.matter !== null && matter !== before.matter && !GOES_ON.test(next.trim());
}

const DETAIL =
  /没人|没有人|不管|[天月年周]了|每天|天天|晚上|半夜|夜里|早上|中午|下午|凌晨|严重|受不了|太|很|特别|非常|急|麻烦|请|希望|影响|孩子|老人|睡|吵|臭|脏|味|快点|尽快|投诉|反映|多次|好几|一直|还是|已经|到现在|了好|怎么办|求/u;

/** Said beside a question about the place, without answering it: 都三天了没人管. */
export function isDetail(text: string, knows: Knows): boolean {
  return !namesPlace(knows.place(text)) && (knows.matter(text) !== null || DETAIL.test(text));
}
