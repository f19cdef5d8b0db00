/** What is no matter: stop words, help, greetings, advertisements, mere abuse. In doubt it is none of them. Pure. */
import type { Plain } from './plain.ts';

const STOP =
  /^(?:退订|退定|退汀|退订短信|退订通知|(?:我要求?|要求|我想|请|请帮我|帮我)?退订(?:短信|通知)?(?:谢谢)?|取消订阅|取消(?:短信|通知|短信通知)|拒收(?:短信)?|停止(?:短信|通知|发送|接收)?|不再接收(?:短信|通知)?|(?:回复?)?td|(?:回复?)?t|停发短信|stop|n|unsubscribe|退订(?:td|t)|(?:td|t)退订)$/u;
const NO_MORE =
  /^(?:请|麻烦)?(?:你们)?(?:(?:不要|别)(?:再|老)?(?:给我)?(?:发送?)(?:这些?|这种)?(?:短信|信息|消息|通知)了?|(?:不要|别)再?(?:给我)?发了|停止(?:给我)?发送?(?:短信|信息|通知)|(?:我)?不(?:想|要|愿意?)(?:再)?(?:收到?|接收)(?:这些?|这种|你们的)?(?:短信|信息|消息|通知)了?)$/u;
const RESUME =
  /^(?:(?:我要|我想|请|请帮我|帮我)?恢复(?:订阅|接收|发送|短信|通知|短信通知|接收短信|发短信)?(?:吧|一下|谢谢)?|重新订阅|订阅|start|kt|开通|重新开通)$/u;
const HELP =
  /^(?:帮助|help|请?帮助(?:一下)?|使用帮助|(?:请问)?(?:我)?(?:该|要|应该)?(?:怎么|如何|怎样)(?:用|使用|投诉|反映|报|查询|查进度|查|撤销|退订|操作)|使用(?:说明|方法)|说明|菜单|你是谁|你们是谁|这是哪里|这是什么|(?:这个?|你们?)?(?:号码?|短信|平台)?(?:是)?(?:干什么|干嘛|做什么)(?:的|用的)|(?:你们?)?能(?:干|做)(?:什么|啥|些什么)|有什么用)$/u;

export const isStop = ({ compact }: Plain): boolean => STOP.test(compact) || NO_MORE.test(compact);
export const isResume = ({ compact }: Plain): boolean => RESUME.test(compact);
export const isHelp = ({ compact }: Plain): boolean => HELP.test(compact);

const GREETING =
  /^(?:你好|您好|你们好|大家好|在吗|在不在|有人(?:在)?吗|喂|早上好|上午好|中午好|下午好|晚上好|早|晚安|早安|请问|新年好|新年快乐|节日快乐|(?:中秋|国庆|春节|元旦|端午|元宵)节?快乐|哈喽|嗨|hi|hello|(?:非常|十分|万分|太|真的?|很)?(?:谢谢|感谢|多谢)(?:您|你|你们|大家|各位|政府|领导|社区|师傅|工作人员)?|谢|谢了|谢啦|3q|thanks|thankyou|thx|好|好的|好吧|好滴|好嘞|行|可以|收到|知道|知道了|晓得了|明白|明白了|了解|嗯|哦|噢|ok|okay|再见|拜拜|(?:您|你|你们|大家)?辛苦(?:了|您了|你了|你们了|大家了|各位了)?|(?:给)?(?:您|你|你们)?(?:添)?麻烦(?:了|您了|你了|你们了)|(?:您|你|你们)的(?:帮助|帮忙|回复|关心|支持)|(?:给)?(?:您|你|你们)点赞|点赞|祝(?:您|你|你们|大家)?(?:工作顺利|身体健康|一切顺利|生活愉快|万事如意)|不客气|没事|没事了|领导|老师|同志|的|了|啊|呀|哈|啦|哟|呢)+$/u;

export const isGreeting = ({ compact }: Plain): boolean => compact.length <= 30 && GREETING.test(compact);

/** One such sign is enough. */
const SPAM =
  /回复?[tn](?:d)?退订|退订回复?[tn]|拒收请?回复?|回t退|(?:日|月)息低|无抵押|秒(?:到账|批|下款)|代开.{0,4}发票|开(?:具)?发票|办(?:理)?(?:假)?证刻章|彩金|首充|赌场|下注|百家乐|刷单|点击(?:链接|领取|查看)|戳链接|领取(?:红包|奖品|大奖)|恭喜.{0,8}(?:中奖|获得|获奖)|中奖(?:号码|信息|通知)/u;
const OFFER = [
  /贷款|放款|借钱|借款|额度|信用卡|套现/u,
  /加(?:我)?(?:微信|v信?|vx|wx|q|qq|薇信)|微信[:：]|扫码/u,
  /优惠|促销|打折|特价|特惠|大酬宾|折扣|返利|秒杀|满减|限时|抢购/u,
  /https?:|www\.|\.com|\.cn\b|链接/u,
  /中奖|领奖|抽奖|红包|礼品|免费(?:领|送|试)|(?:高价|上门)(?:回收|收购)/u,
  /招聘|招工|日结|兼职|高薪|包吃住/u,
  /楼盘|首付|开盘|售楼|现房|学区房|出租|出售|转让/u,
  /发票|代理记账|注册公司/u,
  /咨询(?:电话|热线)|详询|欢迎(?:来电|咨询|光临|选购)|联系(?:电话|我)|(?:电话|微信)[:：]?1[3-9]\d{9}/u,
  /炒股|牛股|荐股|理财|稳赚|翻倍/u,
];
/** Somebody complains of advertisements, or of being cheated. */
const COMPLAINS =
  /举报|投诉|反映|骚扰|诈骗|被骗|骗子?|没人管|管管|管一管|清理|小广告|贴满|贴得|到处贴|乱贴|乱发|推销|天天打电话|老是打电话|怎么办|不给|拖欠|坏了|不退/u;

export function isAdvert(
  { plain }: Plain,
  { hasMatter, hasPlace }: { hasMatter: boolean; hasPlace: boolean },
): boolean {
  const text = plain.toLowerCase();
  if (COMPLAINS.test(text)) return false;
  if (SPAM.test(text) && !hasMatter) return true;
  if (hasMatter || hasPlace) return false;
  return OFFER.filter((sign) => sign.test(text)).length >= 2;
}

const INSULTS =
  /(?:傻逼|傻b|傻比|煞笔|沙比|傻叉|傻子|\bsb\b|nmsl|cnm|tmd|他妈的?|他奶奶的|你妈(?:的|逼)?|你大爷的?|草泥马|操你妈|操你|我操|狗日的?|日你|脑子有病|脑子进水|卧槽|草你|妈的|妈了个?逼|妈逼|滚蛋|滚|去死|死去|王八蛋|王八|混蛋|混账|废物|饭桶|白痴|脑残|智障|神经病|有病|狗官|狗东西|狗屁|放屁|屁用|不要脸|缺德|畜生|杂种|垃圾|骗子|吃干饭|吃屎|蠢货|蠢猪|猪)/gu;
const AROUND =
  /[\s\p{P}\p{S}]|你们?|您|我|他们?|都|全|是|一群|一帮|一个|群|帮|这些|这个|这帮|那些|就|真|太|的|了|啊|吧|呢|吗|呀|个|什么|东西|玩意儿?|政府|社区|街道|工作人员|领导|官|干部|人|家|有|没|用|只会|光|和|跟|也|给|叫|全家|祖宗|十八代|部门|单位/gu;

/** Only insults: with any matter in it, it is a complaint. */
export function isAbuse(
  { plain }: Plain,
  { hasMatter, hasPlace }: { hasMatter: boolean; hasPlace: boolean },
): boolean {
  if (hasPlace) return false;
  const text = plain.toLowerCase();
  const rest = text.replace(INSULTS, '');
  if (rest.length === text.length) return false;
  return !hasMatter && rest.replace(AROUND, '').length <= 1;
}

/** Judges without saying of what: 不满意, 满意; a digit; yes or no, when nobody has asked. */
const STRAY =
  /^(?:[1-9一二三四五①-⑨]分?|不满意|满意|很满意|非常满意|很不满意|一般|不好|很好|是|是的|不是|对|不对|确认|解决了|没解决|没有解决|没有|有|都不是|坚持|差评|好评|还行|不行|还可以|第[一二三四]个?|不知道|不清楚|补充|追加)$/u;
export const isStray = ({ compact }: Plain): boolean => STRAY.test(compact);
