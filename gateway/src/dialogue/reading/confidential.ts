/** The resident wants to stay unknown to those who handle it: 请保密, 别说是我说的, 匿名. Pure. */
import type { Plain } from './plain.ts';

const WORDS =
  /(?:请|帮我|麻烦|要求|务必|替我|给我|一定|希望|能不能|需要|要)?(?:你们)?(?:对我|为我|帮我)?(?:的?(?:身份|电话|号码|信息|姓名))?保密(?!局|柜|协议|工作|门)|(?:不要|别|勿|请勿|不能|莫)(?:把|将)?(?:我的?|本人的?)?(?:个人)?(?:电话|号码|手机号?|姓名|名字|身份|信息)?(?:透露|泄露|泄漏|公开|告诉(?!我(?!的))|给)(?:他们|别人|对方|店家|老板|物业|邻居|出去|给)?(?:我的?|本人的?)?(?:电话|号码|手机号?|姓名|名字|身份|信息|他们|别人|对方|店家|老板|物业|邻居)?|匿名(?!信|帖)|(?:不要|别)(?:跟(?:他们|别人|物业))?说是我(?:说|举报|反映|投诉)的?|(?:不想|别|不要|不能)让(?:人|他们?|别人|物业|邻居|老板|店家|对方|楼上|楼下)知道(?:是我)?/gu;
/** 告诉 alone is not about herself. */
const ABOUT_SELF = /我|电话|号码|手机|姓名|名字|身份|信息|保密|匿名|本人/u;
const FILLER =
  /[\s\p{P}\p{S}]|我|的|请|谢谢|麻烦|你们|一下|了|啊|吧|哦|哈|好|电话|号码|手机号?|姓名|名字|身份|信息|给|他们|别人|举报|反映|投诉|要|想|希望|对/gu;

export function asksSecrecy({ plain }: Plain): boolean {
  return (plain.match(WORDS) ?? []).some((found) => ABOUT_SELF.test(found));
}

/** Nothing but the wish: it is about a case that is there already. */
export function onlyAsksSecrecy(text: Plain): boolean {
  return asksSecrecy(text) && text.plain.replace(WORDS, '').replace(FILLER, '') === '';
}
