/** 代报: the sender tells of it for somebody else, to whom it happens and whose place it is. Pure. */
export interface Proxy {
  /** As said: 妈妈, 邻居张大爷, with a telephone where one is given. */
  readonly who: string;
  /** The text as far as it bears on a place: without where the sender lives. */
  readonly placeWords: string;
}

const KIN =
  '(?:老)?(?:妈妈?|爸爸?|母亲|父亲|爹|娘|爷爷奶奶|外公外婆|爷爷|奶奶|外公|外婆|姥姥|姥爷|公公|婆婆|岳父|岳母|丈母娘|老丈人|爸妈|父母|老人|老伴|爱人|老公|老婆|儿子|女儿|孩子|姐姐?|妹妹?|哥哥?|弟弟?|姑姑?|姨妈?|阿姨|叔叔?|舅舅?|伯伯|大伯|大妈|亲戚|邻居|朋友|同事|同学|老师|师傅|房东|租客|楼[上下]邻居)';
const NAMED = '[\\u4e00-\\u9fff]{0,3}?(?:大爷|大妈|阿姨|奶奶|爷爷|叔叔?|老人|师傅|先生|女士|姐|哥|嫂)?';
const WHO = `(?:我(?:的|家)?${KIN}|${KIN})${NAMED}`;
/** Whose home it is: 我妈妈住…, 我爸家在…, 我妈那边…. */
const LIVES = new RegExp(
  `((?:我|俺|咱)(?:的|们)?(?:家)?${KIN})(?:一个人|独自|自己|他们|她|他|两口子|现在|家|也)*(?:就)?[，,]?(?:住(?:在|的是|的)?|租住?在?|家住|家(?:在|是|那边|里在|里?(?=[^，,。]{0,12}(?:坏|漏|停|堵|不亮|没)))|那边|那里|在(?!家|上班|打工|医院|外地|外面))`,
  'u',
);
const FOR = new RegExp(
  `(?:帮|替|代|为)(?:我(?:的|家)?)?(?:隔壁|对门|楼[上下])?(${KIN}${NAMED}|别人|他人|[\\u4e00-\\u9fff]{1,3}(?:大爷|大妈|阿姨|奶奶|爷爷|叔叔|老人|师傅|先生|女士))(?:来)?(?:反映|反应|报|投诉|举报|问|说|发|提|催|求助)`,
  'u',
);
const ASKED = new RegExp(`(${WHO})(?:让|叫|托|请|要)我(?:来|帮忙?|替)?(?:反映|反应|报|投诉|说|发|问)`, 'u');
const BY_PROXY =
  /(?:代报|代为反映|代人反映|代他人反映|替人反映)(?:人)?[:：，,\s]*(?:(?:被代报人|当事人)?[:：]?([\u4e00-\u9fff]{2,4}))?/u;
const MOBILE = /(?<!\d)(1[3-9]\d{9})(?!\d)/u;
const OWN_HOME =
  /(?:我|俺|本人|我们)(?:家)?(?:自己)?(?:住在?|家在|是)(?![^，,。；;\n]{0,4}(?:妈|爸|父|母|爷|奶|公|婆|邻居))[^，,。；;！!？?\n]{1,20}[，,。；;！!？?\n]\s*/u;

const LONGEST = 40;

export function readProxy(text: string): Proxy | null {
  const plain = text.normalize('NFKC');
  const found = LIVES.exec(plain) ?? FOR.exec(plain) ?? ASKED.exec(plain) ?? BY_PROXY.exec(plain);
  if (!found) return null;
  const name = (found[1] ?? '他人').replace(/^(?:我|俺|咱)(?:的|们|家)?/u, '') || '他人';
  const phone = MOBILE.exec(plain)?.[1];
  const who = phone ? `${name} ${phone}` : name;
  const before = plain.slice(0, found.index);
  const placeWords = OWN_HOME.test(before) ? plain.replace(OWN_HOME, '') : plain;
  return { who: who.slice(0, LONGEST), placeWords };
}
