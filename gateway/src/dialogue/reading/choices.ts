/** Which of the numbered choices a short answer means; yes; no; I do not know. All of compact text. */

const NUMERALS: Readonly<Record<string, number>> = {
  一: 1,
  壹: 1,
  幺: 1,
  二: 2,
  两: 2,
  贰: 2,
  弍: 2,
  三: 3,
  叁: 3,
  四: 4,
  肆: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const ORDINAL =
  /^(?:不是第?[一二三四1-4]个?(?=是))?(?:是|选|选项|选择|我选|我要选|我是|我说的是|我|答案?|就是|就|回|回复|应该是|应该|评价|打|那就|嗯)*(?:第|头)?([1-9一壹幺二两贰弍三叁四肆五六七八九])(?:个|号|项|种|条|件|处|那个|这个)*(?:地方|那里|吧|的|啊|呀|是|哦|谢谢|谢谢您|多谢)*$/u;
const FIRST = /^(?:前面|前边|上面|前)(?:的)?(?:那个|一个|那处)(?:吧)?$/u;
const LAST = /^(?:后面|后边|下面|最后|最后面|最下面|后)(?:的)?(?:那个|一个|那处)(?:吧)?$/u;

const ROMAN: Readonly<Record<string, string>> = { i: '1', ii: '2', iii: '3', iv: '4' };

/** A digit in any script: 1, １, 一, ①, 第一个, 1号, 选1; `null` for anything else. */
export function digitOf(compact: string): number | null {
  const found = ORDINAL.exec(ROMAN[compact] ?? compact)?.[1];
  if (found === undefined) return null;
  return NUMERALS[found] ?? Number(found);
}

/** The choice meant, 1 and up, or `null`. */
export function choiceIn(compact: string, choices: number): number | null {
  const index = digitOf(compact);
  if (index !== null) return index <= choices ? index : null;
  if (choices < 2) return null;
  if (FIRST.test(compact)) return 1;
  return LAST.test(compact) ? choices : null;
}

const YES =
  /^(?:是|是的|是啊|是呀|是滴|对|对的|对对|对呀|对啊|嗯|嗯嗯|没错|正确|就是|就是那里|就是那儿|就是这里|是那里|是那儿|是这里|是那个|yes|y)$/u;
const NO =
  /^(?:不是|不是的|不是这个|不是这里|不是那里|不对|错了|不|否|no|都不是|都不对|没有|不在那里|不在这里|[1-9])$/u;
const UNKNOWN =
  /^(?:我|这个|也|真的?|就|都|具体|抱歉|不好意思|对不起|这|还)*(?:不知道|不清楚|不晓得|不懂|[说讲记弄搞]不清楚?|记不得|忘记?了?|没注意|不太知道|说不上来|说不好|说不准|不认识|不记得|不太清楚|哪知道|不了解)(?:呀|啊|哦|呢|了|诶|谢谢|怎么说|具体|位置|这里|这是|那是|是哪(?:里|儿|个)?|你们(?:来|自己|过来|派人).{0,6}|路过.{0,5}|叫什么地方|叫什么|叫啥|地址|地名|路名|具体地址|是哪里|是哪|在哪里|在哪|什么地方|哪个小区|什么路)*$/u;

export const saysYes = (compact: string): boolean => YES.test(compact);
/** None of the choices, and nothing more: 不是, or a digit that no choice has. */
export const saysNo = (compact: string): boolean => NO.test(compact);
export const saysUnknown = (compact: string): boolean => UNKNOWN.test(compact);

const CONFIRM =
  /^(?:(?:1|一|是|是的|是啊|对|对的|嗯|嗯嗯|确认|确定|要|要的|我?要|好|好的|好吧|可以|行|同意|没错|yes|y|ok)*(?:撤销?|撤回|撤了|撤掉|不用(?:管|来|处理|办)了?)?(?:投诉|这件|案件|这个)*(?:吧|了|谢谢)*)$/u;
/** Yes, take it back. Anything else keeps the case. */
export const confirms = (compact: string): boolean =>
  digitOf(compact) === 1 || (compact !== '' && !/^(?:吧|了|谢谢)+$/u.test(compact) && CONFIRM.test(compact));
const KEEP =
  /^(?:2|二|不|不是|不要|不用|不撤|不撤了|不撤销|不撤回|先不|先不撤|算了|别|别撤|否|no|n|保留|取消|(?:我|还是|先|请|那|就)*(?:不要?|别|先不|不用|不想)(?:再)?(?:撤销?|撤回|撤|取消|确认|了)*(?:了|吧)?(?:还是|请|继续.{0,4})*|(?:不|还是|请|那|就)*继续(?:办|处理|办理|反映|投诉)?(?:吧|谢谢)?|不确定|(?:不是|不对)继续(?:办|处理)?|再(?:等等|看看|考虑|想想)(?:一下|吧)?)$/u;
export const keeps = (compact: string): boolean => KEEP.test(compact);

const INSIST =
  /^(?:1|一|是|是的|要|要的|坚持|继续|需要|请?受理)$|坚持|就找你们|就是要|就要(?:反映|投诉|找)|我?(?:还是)?要(?:反映|投诉)|还是要|必须(?:管|反映|处理|给)|你们(?:得|要|必须|就该|应该)管|(?:帮|给)我(?:反映|转|处理|办|看|问)|就要你们|(?:请|麻烦)(?:你们)?(?:反映|转交|受理|看|处理|帮忙)|不行|一定要/u;
export const insists = (compact: string): boolean =>
  digitOf(compact) === 1 || (compact.length <= 30 && INSIST.test(compact));
/** All of the listed cases. */
export const saysAll = (compact: string): boolean =>
  /^(?:都|全部|全都|都要|都是|所有|所有的|两个都|两件都|(?:全部?|两[个件])?都?(?:要|查|催|撤|撤销|催办|查询))$/u.test(
    compact,
  );
