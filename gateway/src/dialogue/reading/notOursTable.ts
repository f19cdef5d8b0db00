/** What a district's grids cannot take, and who can. Data: a row a matter; the first whose words stand in the text. */
export interface NotOursRow {
  readonly words: RegExp;
  /** Why it cannot be taken here, a clause. */
  readonly reason: string;
  /** Who can, with the number to call. */
  readonly place: string;
}

/**
 * Courts and what they have decided, arbitration, review and discipline are not for administration to change; what
 * citizens ask of the whole city's offices belongs to 12345 (domain.md §2). Where a matter of the district stands in the
 * text as well, the row does not apply.
 */
export const NOT_OURS: readonly NotOursRow[] = [
  {
    words: /法院|官司|判得|检察院|判决|裁定书|诉讼|打官司|起诉|开庭|法官|强制执行|上诉|立案庭|老赖/u,
    reason: '法院和诉讼的事由法院办理',
    place: '人民法院诉讼服务热线12368',
  },
  {
    words: /劳动仲裁|仲裁|工伤认定|劳动合同纠纷/u,
    reason: '劳动仲裁由仲裁委员会办理',
    place: '劳动保障热线12333',
  },
  {
    words: /行政复议|行政诉讼|信访复查|信访复核/u,
    reason: '行政复议和信访复查有法定的受理机关',
    place: '区司法局行政复议窗口或12348法律服务热线',
  },
  {
    words: /(?:举报|检举)[^，,。]{0,8}(?:贪污|受贿|腐败|行贿)|贪污受贿|收受?贿赂/u,
    reason: '检举公职人员由纪检监察机关受理',
    place: '纪检监察举报电话12388',
  },
  {
    words: /社保|养老金|养老保险|退休金|医保|医疗保险|失业金|生育津贴|社会保险/u,
    reason: '社保医保由市里统一经办',
    place: '12345（社保也可打12333，医保12393）',
  },
  {
    words:
      /12345(?:的|热线|工单|话务员|客服)*[^，,。]{0,8}(?:不回|没人|不理|打不通|占线|不受理|答复|回复|态度|投诉|不满意|没办|一直没|推)|(?:投诉|举报|对)[^，,。]{0,2}12345|(?:打|拨)(?:了|过)?[^，,。]{0,4}12345[^，,。]{0,10}(?:没人理|没用|不管|没回)/u,
    reason: '12345热线的工单和答复由12345自己办理',
    place: '12345（说原来的工单号，要求回访）',
  },
  { words: /法律援助/u, reason: '法律援助由司法行政部门办理', place: '12348法律服务热线' },
  { words: /公积金/u, reason: '公积金由市公积金中心办理', place: '12345或12329公积金热线' },
  {
    words: /户口|落户|迁户|身份证|居住证|护照|港澳通行证|出入境/u,
    reason: '户籍和证件由公安窗口办理',
    place: '12345或户籍所在派出所窗口',
  },
  {
    words: /驾照|驾驶证|行驶证|(?:机动车|小车)?(?:违章|违法)(?:处理|罚款|扣分)|车辆年检|上牌/u,
    reason: '驾照和违章由交管部门办理',
    place: '12345或交管12123',
  },
  {
    words:
      /结婚登记|离婚登记|婚姻登记|结婚证|离婚证|不动产(?:证|登记)|房产证|房产过户|个人所得税|个税|退税|营业执照(?:怎么|办理|注销|变更)/u,
    reason: '登记和办证由政务大厅窗口办理',
    place: '12345',
  },
  {
    words: /高考|中考|学籍|择校|入学资格|招生(?:政策|名额)/u,
    reason: '入学招生由教育部门统一办理',
    place: '12345',
  },
  {
    words: /快递(?:丢|没到|不送|理赔)|(?:话费|流量|宽带)[^，,。]{0,6}(?:扣|多收|投诉|乱)|携号转网/u,
    reason: '通信和快递由行业主管部门受理',
    place: '通信申诉12300，快递12305',
  },
  {
    words: /(?:银行卡|信用卡|保险公司|理赔|贷款利率)[^，,。]{0,10}(?:投诉|纠纷|不赔|乱扣|拒赔)/u,
    reason: '银行保险由金融监管部门受理',
    place: '金融消费者热线12378',
  },
];

/** Big cities: a text that names one, a place in it and nothing of the district is about there. */
export const CITIES =
  '北京|上海|天津|重庆|广州|深圳|杭州|南京|武汉|成都|西安|长沙|郑州|合肥|济南|青岛|福州|厦门|南昌|石家庄|太原|沈阳|大连|长春|哈尔滨|南宁|海口|昆明|贵阳|兰州|西宁|银川|乌鲁木齐|呼和浩特|拉萨|苏州|无锡|宁波|温州|东莞|佛山|珠海|舟山|常州|徐州|烟台';
