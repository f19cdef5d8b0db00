/** The acknowledgement of a filing: who has it now, or where it happens, or that a person will look. */
import { beijingMoment } from '@gridline/shared/time.ts';
import type { Draft } from '../cases/draft.ts';
import { gridNameOf, unitNameOf } from '../cases/names.ts';
import { put, type Write } from '../db/change.ts';
import type { NoticeDraft } from '../notices/compose.ts';
import type { DistrictAtlas } from '../routing/districtAtlas.ts';
import type { Routing } from '../routing/route.ts';

/** One choice of a question about the place, by its digit. */
export interface PlaceChoice {
  name: string;
  gridCode: string;
}

const QUESTION_HOURS = 24;
const OPEN_QUESTION = '请回复小区名、路名加门牌号，或附近的大地方。';

interface Given {
  draft: Draft;
  routing: Routing;
  atlas: DistrictAtlas;
  /** Set when the resident can be asked by SMS. */
  phoneIndex: string | null;
  now: Date;
}

export function acknowledge({ draft, routing, atlas, phoneIndex, now }: Given): {
  notice: NoticeDraft;
  writes: Write[];
} {
  const { row } = draft;
  const base = { number: row.number, code: row.queryCode };
  const dedupeKey = `${row.id}:1:file`;
  if (row.stage === 'dispatched') {
    const params = {
      ...base,
      grid: gridNameOf(atlas, row.gridCode) ?? '',
      unit: unitNameOf(atlas, row.unitCode) ?? '',
      due: moment(row.acceptDue),
    };
    return { notice: { dedupeKey, purpose: 'filed', params, answer: true }, writes: [] };
  }
  if (row.gridCode || !phoneIndex) {
    const hint = row.gridCode ? `归${gridNameOf(atlas, row.gridCode)}管。` : '需要时会给您打电话。';
    return { notice: { dedupeKey, purpose: 'triage', params: { ...base, hint }, answer: true }, writes: [] };
  }
  const choices = choicesOf(routing);
  const question = put('Conversation', {
    phoneIndex,
    question: 'place',
    caseId: row.id,
    choices: JSON.stringify(choices),
    askedAt: now,
    expiresAt: new Date(now.getTime() + QUESTION_HOURS * 3600_000),
    version: 0,
  });
  return {
    notice: {
      dedupeKey,
      purpose: 'askPlace',
      params: { ...base, choices: questionOf(choices) },
      answer: true,
    },
    writes: [question],
  };
}

function choicesOf(routing: Routing): PlaceChoice[] {
  if (routing.verdict !== 'ask') return [];
  return routing.candidates
    .slice(0, 4)
    .flatMap(({ name, gridCode }) => (gridCode ? [{ name, gridCode }] : []));
}

/** `回复数字：1某某 2某某，都不是请写地点。` or an open question. */
export function questionOf(choices: readonly PlaceChoice[]): string {
  if (choices.length < 2) return OPEN_QUESTION;
  return `回复数字：${choices.map((choice, index) => `${index + 1} ${choice.name}`).join('；')}。都不是请写地点。`;
}

function moment(at: Date | null): string {
  return at ? beijingMoment(at) : '今天';
}
