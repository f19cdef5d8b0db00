import type { ActionRequest, PhotoView } from '@gridline/shared/complaint.ts';
import type { Point } from '@gridline/shared/place.ts';
import { ruleOf, type Action, type Need } from '@gridline/shared/workflow.ts';

export type FieldName =
  | Exclude<Need, 'seq'>
  | 'internalNote'
  | 'rightPlace'
  | 'photos'
  | 'materials'
  | 'here'
  | 'reasonCode'
  | 'toStaff';

/** Where the device says it is, and how exact that is in metres. */
export interface Here {
  point: Point;
  accuracy: number;
}

export interface Field {
  name: FieldName;
  required: boolean;
  label: string;
  placeholder: string;
}

/** What the form of an action holds; a field the action does not have stays undefined. */
export interface ActionValues {
  reason?: string;
  note?: string;
  internalNote?: string;
  categoryCode?: string;
  placeText?: string;
  point?: Point | null;
  unitCode?: string;
  /** ISO 8601. */
  until?: string;
  intoNumber?: string;
  rightPlace?: string;
  photos?: PhotoView[];
  materials?: PhotoView[];
  here?: Here;
  reasonCode?: string;
  /** User name. */
  toStaff?: string;
}

type Words = readonly [label: string, placeholder: string];

const WORDS: Record<FieldName, Words> = {
  reason: ['理由', '写清楚理由，会记入案件历史'],
  note: ['说明（居民会看到）', '用居民听得懂的话写'],
  internalNote: ['内部备注（居民看不到）', '给同事看的话，可以不写'],
  categoryCode: ['类别', '输入名称查找'],
  place: ['地点', '路名门牌、小区楼栋，或在右边的地图上点一下'],
  unitCode: ['承办单位', '输入单位名称查找'],
  until: ['到什么时候', ''],
  intoNumber: ['并入哪一件', '保留的那件案件的编号'],
  rightPlace: ['该找哪里', ''],
  photos: ['照片', ''],
  materials: ['材料（居民看不到）', '通知书、单据等'],
  here: ['现在的位置', ''],
  reasonCode: ['哪一类原因', '请选择'],
  toStaff: ['转交给谁', '空着就交网格长安排'],
};

/** What each step's words are for, and who reads them: as the gateway's verbs have it. */
const SPECIAL: Partial<Record<Action, Partial<Record<FieldName, Words>>>> = {
  resolve: {
    note: ['处置结果（居民会看到）', '做了什么、现在怎么样了'],
    photos: ['处置后的照片', ''],
  },
  accept: { photos: ['处置前的照片', ''] },
  contact: {
    note: ['联系情况（居民看不到）', '什么时候、怎么联系的，居民怎么说'],
    photos: ['处置前的照片', ''],
  },
  verify: { photos: ['核实时的照片', ''] },
  comment: { note: ['内部备注（居民看不到）', '给同事看的话'] },
  supplement: { note: ['补充的情况（居民会看到）', '居民又说了什么'] },
  supervise: { note: ['督办意见（居民看不到）', '要求谁在什么时候前做到什么'] },
  decline: {
    reason: ['不予受理的理由（会告诉居民）', '为什么不属于受理范围'],
    rightPlace: ['该找哪里（会告诉居民）', '例如：区人民法院立案庭'],
    intoNumber: ['原案件编号（重复反映时必填）', '那一件要已经办结'],
  },
  assist: {
    unitCode: ['请哪个单位协办', '输入单位名称查找'],
    note: ['请它做什么（居民看不到）', '写清楚要做哪一部分'],
    until: ['什么时候前办完（空着与整件同时）', ''],
  },
  arrive: { photos: ['现场照片（处置前）', ''] },
  finishPart: {
    note: ['办了什么（居民看不到）', '牵头单位会按这里写的答复居民'],
    photos: ['处置后的照片', ''],
  },
  returnPart: { reason: ['退回理由（居民看不到）', '为什么不该由本单位协办'] },
  dropPart: { unitCode: ['取消哪个单位的协办', '请选择'], reason: ['取消理由（居民看不到）', ''] },
  handOver: { reason: ['转交的原因（居民看不到）', '例如：外出培训一周'] },
  review: { note: ['回看意见（居民看不到）', '居民为什么不满意，怎么改'] },
  refuse: { reason: ['哪里不合格（居民看不到）', '办理单位会按这里写的重新处置'] },
  sendBack: {
    reason: ['退件理由（居民看不到）', '为什么不该由本单位办'],
    unitCode: ['该由哪个单位办', '知道的话请选，分拨时排在最前'],
    rightPlace: ['该由谁办（单位不在名单里时）', '例如：供电公司'],
  },
  escalate: { reason: ['上报理由（居民看不到）', '已经做过什么、需要上一级做什么'] },
  reopen: { reason: ['重办理由（居民会看到）', '哪里没有解决'] },
  rezone: {
    place: ['由哪个网格管', '写新网格里的一个地点或网格名称，或在右边的地图上点一下'],
    reason: ['调整理由（居民看不到）', '为什么改由别的网格管'],
  },
  extend: { until: ['延期到', ''], reason: ['延期理由（会告诉居民）', '为什么需要更多时间'] },
  askExtend: { until: ['想延到', ''], reason: ['为什么（上一级会看到）', '已经做了什么、还要等什么'] },
  askSuspend: { until: ['想挂账到', ''], reason: ['为什么（上一级会看到）', '在等什么，什么时候会有'] },
  denyAsk: { reason: ['为什么不同意（会告诉申请的人）', '居民看不到'] },
  giveBack: { note: ['给什么支持（居民会看到）', '派了谁、给了什么、协调了谁'] },
  suspend: { until: ['挂账到', ''], reason: ['挂账理由（会告诉居民）', '在等什么；到期会自动恢复办理'] },
};

const OPTIONAL: Partial<Record<Action, readonly FieldName[]>> = {
  register: ['internalNote'],
  decline: ['reasonCode', 'rightPlace', 'intoNumber', 'internalNote'],
  locate: ['internalNote'],
  classify: ['internalNote'],
  dispatch: ['internalNote'],
  accept: ['photos', 'materials', 'internalNote'],
  arrive: ['here', 'photos', 'materials', 'internalNote'],
  assist: ['until'],
  acceptPart: ['internalNote'],
  finishPart: ['photos', 'materials', 'internalNote'],
  handOver: ['toStaff'],
  contact: ['photos', 'materials'],
  sendBack: ['unitCode', 'rightPlace'],
  resolve: ['photos', 'materials', 'internalNote'],
  verify: ['here', 'note', 'photos', 'internalNote'],
  merge: ['internalNote'],
  supplement: ['photos'],
};

/** The form of an action: what the workflow requires, then what may be added. */
export function fieldsOf(action: Action): Field[] {
  const { needs } = ruleOf(action);
  const optional = OPTIONAL[action] ?? [];
  return [
    ...needs.flatMap((name) => (name === 'seq' ? [] : [field(action, name, true)])),
    ...optional.map((name) => field(action, name, false)),
  ];
}

/** What is sent: only the fields of this action, without blanks. */
export function requestOf(action: Action, values: ActionValues, version: number): ActionRequest {
  const request: ActionRequest = { version };
  for (const { name } of fieldsOf(action)) {
    if (name === 'place') {
      request.placeText = values.placeText?.trim() || undefined;
      request.point = values.point ? { ...values.point, crs: 'wgs84' } : undefined;
    } else if (name === 'photos') {
      request.photoIds = values.photos?.map((photo) => photo.id);
    } else if (name === 'materials') {
      request.materialIds = values.materials?.map((photo) => photo.id);
    } else if (name === 'here') {
      request.point = values.here && { ...values.here.point, crs: 'wgs84' };
      request.accuracy = values.here?.accuracy;
    } else {
      request[name] = values[name]?.trim() || undefined;
    }
  }
  return request;
}

function field(action: Action, name: FieldName, required: boolean): Field {
  const [label, placeholder] = SPECIAL[action]?.[name] ?? WORDS[name];
  return { name, required, label, placeholder };
}
