/**
 * What cannot wait for a grid: fire, a life in danger, violence, gas. Only what happens now and is said to happen
 * counts: not what is over, denied, feared, or only sounds like it. Pure.
 */
export type EmergencyKind = 'fire' | 'medical' | 'violence' | 'gas' | 'other';

interface Sign {
  readonly kind: EmergencyKind;
  readonly words: RegExp;
  /** Said of other things than people in danger. */
  readonly except?: RegExp;
}

/** Compared in the clause the words stand in. */
const SIGNS: readonly Sign[] = [
  {
    kind: 'gas',
    words:
      /(?:煤气|燃气|天然气|液化气|瓦斯)[^，,。！!？?\n]{0,6}(?:漏|泄|跑气|味(?:道|儿)?(?!精))|(?:漏|泄漏|跑)(?:煤气|燃气|天然气|液化气|瓦斯)|煤气中毒|漏气|泄气了/u,
    except:
      /(?:轮胎|车胎|自行车|单车|充气|暖气|空调|气球|门窗|窗户|冰箱|氟|水管|气门|打气|暖风|热水|救生|篮球|皮球|漏气声小|没(?:有)?(?:煤气|燃气|天然气)(?!味)|停气)/u,
  },
  {
    kind: 'fire',
    words:
      /着(?:了)?(?:大)?火(?!锅|热|爆)|起(?:大)?火(?!锅|车|箭)|失火|走水了|火灾|(?:烧|燃)(?:着了|起来了?)|冒(?:出)?(?:明火|火苗|火花|火星|火光|大火)|打火花|爆炸|爆燃|救火|大火(?=[，,。！!]|了|烧|在|正|$)|火(?:势|烧)(?:很|太|越来越)?[大猛]/u,
    except:
      /打不着|点不着|点不?着火|打着火|着火(?:的)?味|火味|起火(?:做饭|烧饭)|上火|窝火|恼火|发火|火气|气得|气炸|眼睛|心里|爆炸(?:性|头|糖|似|一样|般|大)|(?:脑袋|头|耳朵|肺|嗓子|人)(?:都)?(?:要|快)?(?:爆炸|着火|起火|冒火)|火灾(?:隐患|风险|险情|自动|报警器|探测|保险|演练|演习)|消防(?:演练|演习)|生意(?:火|着)|红红火火|流量/u,
  },
  {
    kind: 'medical',
    words:
      /晕(?:倒|过去|厥)|昏(?:倒|迷|过去|厥)|不省人事|心(?:梗|肌梗|脏病(?:发|犯|突))|脑(?:梗|溢血|出血)|中风(?!险)|休克|(?:没有?|停止)呼吸|没气了|(?:流|出|吐|大出|失)(?:了)?(?:好多|很多|不少)?血(?!汗|压|栓|糖)|(?:受|摔|砸|压|撞|烫|烧|刺|咬|划)(?:了)?(?:重)?伤|溺水|落水(?!管|口|槽|狗)|掉(?:进|到|入|下)?(?:了)?(?:河|水|湖|江|井|池|坑|沟)(?:里|中)?(?:了|去)|(?:掉|跌|落)(?:进|到|入)(?:了)?[^，,。]{0,6}(?:井|河|湖|江|池塘|水)里|跳(?:楼|河|江|桥)(?!价|甩|处理)|坠(?:楼|落)|摔(?:断|昏|下(?:来|去|楼))|(?:起|站)不来|抽搐|抽筋不止|中毒|触电|被电(?:了|到|倒)|撞(?:了)?人|被车撞|出车祸|要生了|喘不(?:上|过)(?:来)?气|心脏骤停|自杀|轻生|割腕|喝(?:了)?农药|噎住/u,
    except:
      /跳楼价|(?:树|花|草坪|绿化)[^，,。]{0,4}中毒|病(?:毒|历)|血汗钱|血压|血糖|吸血|自杀式|流血(?:汗)|中毒(?:软件|电脑)|伤(?:感情|心|害感情|脑筋)|井盖.{0,4}(?:掉|落)|手机掉|钥匙掉|垃圾掉|球掉/u,
  },
  {
    kind: 'violence',
    words:
      /打(?:死|伤|破头)?人(?!不通|电话|民)|打架|斗殴|打(?:起来|群架)|(?:持|拿|提|举|挥)(?:着)?(?:刀|砍刀|菜刀|棍|铁棍|凶器)|(?:砍|捅|杀)(?:死|伤)?(?:了)?人|抢劫|抢(?:我)?(?:的)?(?:包|钱|手机|项链)(?:了)?|家暴|打(?:老婆|媳妇|妻子|我妈|我爸|我老婆|孩子|小孩|老人)|绑架|劫持|强奸|猥亵|行凶|殴打|被打(?:了|伤|得)/u,
    except:
      /打人(?:的)?(?:电话|手机)|(?:手机|电话|座机|热线)[^，,。]{0,6}打人|热得|冷得|吵得|打人不通|雨打|热死|杀人(?:蜂|诛心)|抢劫一样|像抢劫|打架似|一只|两只|野猫|流浪|狗打|猫打|狗.{0,3}打架/u,
  },
  {
    kind: 'other',
    words:
      /困(?:在)?(?:了)?(?:电)?梯|电梯[^，,。]{0,6}(?:困(?!难)(?:住|着)?|关(?:住|着)|关(?:住|着)?了?(?:人|我|老人|孩子|小孩))|(?:困|关)在电梯|被困|救命|塌了[^，,。]{0,6}(?:人|压)|(?:压|埋)(?:住|着)(?:了)?人/u,
    except: /被困扰|救命(?:稻草|恩人|钱)|困难/u,
  },
];

/** Feared, hypothetical, forbidden or denied, right before the words. */
const NOT_SO =
  /(?:没有?|没|未|不是|并非|不会|没什么|从来没|还没|预防|防止|防|避免|以免|免得|谨防|当心|小心|担心|怕|害怕|就怕|恐怕|生怕|万一|如果|要是|假如|倘若|一旦|容易|极易|可能|会不会|会|要|快要?|快|差点儿?|险些|几乎|怀疑会|存在|引发|引起|导致|造成|隐患|严禁|禁止|不要|不准|演练|模拟)(?:被|人|再|又|有人|孩子|老人|小孩|行人|车|大|的|发生|出现|造成|引起|引发|是|我|我们|一|个){0,3}$/u;
/** 有人…: what is feared or denied stands before it: 怕有人…. */
const SOMEBODY =
  /(?<!没)有(?:一?个|一?位|两个|好?几个|很多|的)?(?:老?人|孩子|小孩|工人|女的|男的|大爷|大妈)?$/u;
/** 有人要跳楼: not feared, but threatened. */
const THREATENS =
  /(?:(?<!没)有人|他|她|老人|孩子|小孩|女的|男的|老板|对方)(?:正|现在|扬言|闹着|说)?(?:要|想|快要)$/u;
const BEHIND_NOT =
  /^(?:味|过(?!来|去)|的?(?:隐患|风险|危险|可能|怎么办|咋办|谁负责|谁管|的话|怎么跑|后果|怎么得了|演练|演习)|怎么办|咋办|可怎么|了?(?:谁负责|谁管|怎么跑|就晚|后果|的话)|事件|事故|案)/u;
const PAST =
  /昨天|昨晚|昨夜|前天|前晚|前几天|前段时间|上次|上回|上周|上个?月|上星期|去年|以前|之前|曾经?|当时|那(?:天|次|回|时)|几(?:天|个月|年)前|\d+(?:天|个月|年|月)前|(?:一|二|三|两|半)(?:天|周|个月|年)前|早就|月初|年前|年初|多次|好几[次起回]|好多次|经常|常常|老是|总是|动不动|每(?:天|次|年|周)|天天|三天两头|隔三差五|发生过|出过/u;
const OVER =
  /现在(?:没事|好)了?|没事了|已经?(?:没事|扑灭|灭|救|送医|处理|解决|好|熄)|扑灭|被?灭了|火灭|处理好了|解决了|虚惊/u;
const NOW = /现在|正在|正|刚刚|刚才|刚|马上|快来|赶紧|赶快|又/u;

/** @returns the gravest present danger, or `null` */
export function readEmergency(text: string): EmergencyKind | null {
  const plain = text
    .normalize('NFKC')
    .replace(/[ \t]+/gu, '')
    .slice(0, 2000);
  const clauses = plain.split(/[，,。！!？?；;\n~～…]+/u);
  const over = OVER.test(plain);
  for (const { kind, words, except } of SIGNS)
    for (const [index, clause] of clauses.entries()) {
      const found = words.exec(clause);
      if (!found || over) continue;
      if (except?.test(clause)) continue;
      const before = clause.slice(0, found.index);
      const behind = clause.slice(found.index + found[0].length);
      if (NOT_SO.test(before.replace(SOMEBODY, '')) && !THREATENS.test(before)) continue;
      if (BEHIND_NOT.test(behind)) continue;
      const near = `${clauses[index - 1] ?? ''}，${clause}`;
      if (PAST.test(near) && !NOW.test(near)) continue;
      return kind;
    }
  return null;
}

/** The first line of the answer, before anything else. */
export const EMERGENCY_LINES: Readonly<Record<EmergencyKind, string>> = {
  fire: '着火请马上打119，人先撤到安全的地方！',
  medical: '救人要紧，请马上打120！',
  violence: '请马上打110报警，先离开危险！',
  gas: '请先开窗、关阀、别碰开关，到屋外打119和燃气公司抢修电话！',
  other: '有人被困、有危险请马上打119或110！',
};
