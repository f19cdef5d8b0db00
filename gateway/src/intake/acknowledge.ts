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
  /** The place of the gazetteer, when it is one. */
  placeId?: string;
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
  const question = askedPlace({ phoneIndex, caseId: row.id, choices, now });
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

/** The question about the place stands open in this conversation. */
export function askedPlace(given: {
  phoneIndex: string;
  caseId: string;
  choices: readonly PlaceChoice[];
  now: Date;
}): Write {
  const { phoneIndex, caseId, choices, now } = given;
  return put('Conversation', {
    phoneIndex,
    question: 'place',
    caseId,
    choices: JSON.stringify(choices),
    askedAt: now,
    expiresAt: new Date(now.getTime() + QUESTION_HOURS * 3600_000),
    version: 0,
  });
}

/** What the resident can choose from; one choice where the words or the past suggest one. */
export function choicesOf(routing: Routing): PlaceChoice[] {
  const { suggestion } = routing;
  if (suggestion) return [{ name: suggestion.name, gridCode: suggestion.gridCode }];
  if (routing.verdict !== 'ask') return [];
  return routing.candidates
    .slice(0, 4)
    .flatMap(({ name, gridCode, placeId }) => (gridCode ? [{ name, gridCode, placeId }] : []));
}

/** `回复数字：1 某某；2 某某。都不是请写地点。`, `是在某某吗？`, or an open question. */
export function questionOf(choices: readonly PlaceChoice[]): string {
  const [first, ...more] = choices;
  if (!first) return OPEN_QUESTION;
  if (more.length === 0) return `是在${first.name}吗？回复1表示是，不是请写地点。`;
  return `回复数字：${choices.map((choice, index) => `${index + 1} ${choice.name}`).join('；')}。都不是请写地点。`;
}

function moment(at: Date | null): string {
  return at ? beijingMoment(at) : '今天';
}
