/** One answer to everything a message complained of: numbers, who has it now, what happens next. Pure. */
import { countSegments, cutText } from '@gridline/shared/text.ts';
import { beijingMoment } from '@gridline/shared/time.ts';
import { gridNameOf, unitNameOf } from '../cases/names.ts';
import { questionOf } from '../intake/acknowledge.ts';
import type { Composed } from '../intake/composeFiling.ts';
import type { DistrictAtlas } from '../routing/districtAtlas.ts';

export interface Around {
  /** The number to call at once, as the first line. */
  urgentLine: string | null;
  confidential: boolean;
  /** For whom it was told, when not for the sender. */
  affected: string | null;
  byHand: boolean;
}

/** Two segments of a long message. */
const SEGMENTS = 2;

/** `null`: the ordinary acknowledgement says it all. */
export function answerTo(composed: readonly Composed[], around: Around, atlas: DistrictAtlas): string | null {
  const [first] = composed;
  const plain = !around.urgentLine && !around.confidential && !around.affected && !around.byHand;
  if (!first || (composed.length === 1 && plain)) return null;
  const notes = notesOf(around);
  const lead = around.urgentLine ? `${around.urgentLine}\n` : '';
  const bodies =
    composed.length === 1
      ? [one(first, around, atlas), shortOne(first, around, atlas)]
      : [10, 8, 6, 4].flatMap((words) => [several(composed, atlas, { words })]);
  const texts = bodies.map((body) => `${lead}${body}${notes}`);
  return texts.find((text) => countSegments(text).segments <= SEGMENTS) ?? texts.at(-1) ?? null;
}

function notesOf({ confidential, affected }: Around): string {
  const secret = confidential ? '已为您保密，办理人员看不到您的号码。' : '';
  return `${affected ? `是替${affected.replace(/ .*/u, '')}反映的，有进展告诉您。` : ''}${secret}`;
}

function one({ draft, asks }: Composed, { byHand }: Around, atlas: DistrictAtlas): string {
  const { row } = draft;
  const head = `已收到，编号${row.number}，查询码${row.queryCode}。`;
  if (row.stage === 'merged') return `${head}这件事已有人反映过，一起办理，有进展会告诉您。`;
  if (byHand) return `${head}工作人员会看，并给您答复。`;
  if (asks) return `${head}请问在哪里？${questionOf(asks)}`;
  if (row.stage !== 'dispatched') return `${head}工作人员马上核对，需要时会给您打电话。`;
  const due = row.acceptDue ? `，${beijingMoment(row.acceptDue)}前签收` : '';
  return `${head}归${gridNameOf(atlas, row.gridCode) ?? ''}管，已派${unitNameOf(atlas, row.unitCode) ?? ''}${due}。`;
}

function shortOne({ draft, asks }: Composed, _around: Around, atlas: DistrictAtlas): string {
  const { row } = draft;
  const head = `已收到，编号${row.number}。`;
  if (asks) return `${head}请问在哪里？请回复小区名或路名门牌。`;
  return `${head}${handOf(row, atlas)}。`;
}

function several(composed: readonly Composed[], atlas: DistrictAtlas, { words }: { words: number }): string {
  const lines = composed.map(({ draft: { row } }, index) => {
    const about = `“${cutText(row.text.replace(/[\s，,。；;]+/gu, ''), words)}”`;
    return `${index + 1}${about}编号${row.number}，${handOf(row, atlas)}`;
  });
  const asking = composed.flatMap(({ asks }, index) => (asks ? [{ index, asks }] : []));
  const which =
    asking.length === composed.length ? '' : `第${asking.map(({ index }) => index + 1).join('、')}件`;
  const choices = asking.find(({ asks }) => asks.length > 0)?.asks ?? [];
  const next =
    asking.length === 0
      ? '回复“查询”看进度。'
      : `${which}请问在哪里？${choices.length > 0 ? questionOf(choices) : '请回复地名。'}`;
  return `分成${composed.length}件事办：${lines.join('；')}。${next}`;
}

function handOf(
  { stage, unitCode }: { stage: string; unitCode: string | null },
  atlas: DistrictAtlas,
): string {
  if (stage === 'merged') return '已有人反映过，一起办理';
  return stage === 'dispatched' ? `已派${unitNameOf(atlas, unitCode) ?? '办理单位'}` : '正在核对';
}
