/**
 * What the district counts, by what it breaks it down, and which rates it makes of it. Every rate names its numerator
 * and its denominator.
 */
/** What is counted. Lines of figures and the keys of `counts` have these names. */
export const MEASURES = [
  'filed',
  'registered',
  'declined',
  'withdrawn',
  'merged',
  'dispatched',
  'accepted',
  'contacted',
  'responseWhole',
  'responsePart',
  'resolved',
  'closed',
  'dueWhole',
  'duePart',
  'reopened',
  'refused',
  'repeated',
  'sentBack',
  'extended',
  'suspended',
  'suspendedMinutes',
  'escalated',
  'corrected',
  'asked',
  'answered',
  'solvedYes',
  'solvedPartly',
  'solvedNo',
  'graded',
  'satisfied',
  'dissatisfied',
  'lapsed',
  'urged',
  'supervised',
] as const;
export type Measure = (typeof MEASURES)[number];

export const MEASURE_LABELS: Record<Measure, string> = {
  filed: '收到',
  registered: '立案',
  declined: '不予受理',
  withdrawn: '居民撤回',
  merged: '并入别的案件',
  dispatched: '派遣',
  accepted: '签收',
  contacted: '联系居民',
  responseWhole: '应响应',
  responsePart: '已响应',
  resolved: '处置完成',
  closed: '结案',
  dueWhole: '应办结',
  duePart: '按期办结',
  reopened: '重办',
  refused: '核实退回',
  repeated: '办结后又反映',
  sentBack: '退件',
  extended: '延期',
  suspended: '挂账',
  suspendedMinutes: '挂账时长（分钟）',
  escalated: '上报上一级',
  corrected: '改过网格',
  asked: '请居民评价',
  answered: '已评价',
  solvedYes: '评价“已解决”',
  solvedPartly: '评价“部分解决”',
  solvedNo: '评价“没有解决”',
  graded: '评了满意度',
  satisfied: '满意',
  dissatisfied: '不满意',
  lapsed: '到期没有评价',
  urged: '催办',
  supervised: '督办',
};

/** Measures of time, in minutes around the clock from the filing: first acceptance, first contact, resolution of a closing. */
export const TIMED = ['accepted', 'contacted', 'closed'] as const;
export type Timed = (typeof TIMED)[number];

/** Each rate: its name, and the sums of measures above and below the line. The page names the denominator. */
export const RATES = {
  response: {
    label: '响应率',
    part: ['responsePart'],
    whole: ['responseWhole'],
    partLabel: '按时联系了居民',
    wholeLabel: '应在期限内联系',
  },
  solution: {
    label: '解决率',
    part: ['solvedYes'],
    whole: ['answered', 'lapsed'],
    partLabel: '居民说“已解决”',
    wholeLabel: '请居民评价且已有结果（含没有评价的）',
  },
  satisfaction: {
    label: '满意率',
    part: ['satisfied'],
    whole: ['graded'],
    partLabel: '满意和非常满意',
    wholeLabel: '评了满意度',
  },
  onTime: {
    label: '按期办结率',
    part: ['duePart'],
    whole: ['dueWhole'],
    partLabel: '期限内办完',
    wholeLabel: '应办结（已办结或已到期）',
  },
  rework: {
    label: '返工率',
    part: ['reopened', 'refused', 'repeated'],
    whole: ['closed'],
    partLabel: '重办、核实退回、办结后又反映',
    wholeLabel: '结案',
  },
  sentBack: {
    label: '退件率',
    part: ['sentBack'],
    whole: ['dispatched'],
    partLabel: '退件',
    wholeLabel: '派遣',
  },
  extended: {
    label: '延期率',
    part: ['extended'],
    whole: ['dueWhole'],
    partLabel: '延期',
    wholeLabel: '应办结',
  },
  unanswered: {
    label: '未评价率',
    part: ['lapsed'],
    whole: ['answered', 'lapsed'],
    partLabel: '到期没有评价',
    wholeLabel: '请居民评价且已有结果',
  },
} as const satisfies Record<
  string,
  {
    label: string;
    part: readonly Measure[];
    whole: readonly Measure[];
    partLabel: string;
    wholeLabel: string;
  }
>;
export type RateName = keyof typeof RATES;
export const RATE_NAMES = Object.keys(RATES) as RateName[];

/** How many, by measure; what is not there is 0. */
export type Counts = Partial<Record<Measure, number>>;

/** A rate never travels without its numerator and denominator; `rate` is `null` where the denominator is 0. */
export interface Rate {
  part: number;
  whole: number;
  rate: number | null;
}
export type Rates = Record<RateName, Rate>;

export function rateOf(counts: Counts, name: RateName): Rate {
  const sum = (measures: readonly Measure[]): number =>
    measures.reduce((total, measure) => total + (counts[measure] ?? 0), 0);
  const [part, whole] = [sum(RATES[name].part), sum(RATES[name].whole)];
  return { part, whole, rate: whole === 0 ? null : part / whole };
}

export function ratesOf(counts: Counts): Rates {
  return Object.fromEntries(RATE_NAMES.map((name) => [name, rateOf(counts, name)])) as Rates;
}

/** What residents answered: those who handle a case do not look at its cases. */
export const ANSWER_MEASURES: readonly Measure[] = [
  'answered',
  'solvedYes',
  'solvedPartly',
  'solvedNo',
  'graded',
  'satisfied',
  'dissatisfied',
  'lapsed',
];

/** By what figures can be broken down. `person`: for supervisors and above. `reason`: of declining and withdrawing. */
export const DIMENSIONS = ['area', 'unit', 'person', 'category', 'channel', 'reason'] as const;
export type Dimension = (typeof DIMENSIONS)[number];
export const DIMENSION_LABELS: Record<Dimension, string> = {
  area: '区域',
  unit: '单位',
  person: '人员',
  category: '类别',
  channel: '渠道',
  reason: '不受理和撤回的原因',
};
