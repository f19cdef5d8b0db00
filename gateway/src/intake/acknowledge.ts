/** The acknowledgement of a filing: who has it now, or where it happens, or that a person will look. */
import { beijingMoment } from '@gridline/shared/time.ts';
import { asFollowed } from '../cases/many/followed.ts';
import { nextSentence } from '../cases/views/nextSentence.ts';
import type { CaseFile } from '../db/generated/mysql/client.ts';
import type { Draft } from '../cases/draft.ts';
import { gridNameOf, unitNameOf } from '../cases/names.ts';
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

const OPEN_QUESTION = '请回复小区名、路名加门牌号，或附近的大地方。';

interface Given {
  draft: Draft;
  routing: Routing;
  atlas: DistrictAtlas;
  /** True when the resident can be asked by SMS. */
  canAsk: boolean;
  /** The case it was merged into at the filing. */
  lead?: CaseFile | null;
}

/** `asks` is what the question about the place offers, `null` when none is asked. */
export function acknowledge({ draft, routing, atlas, canAsk, lead = null }: Given): {
  notice: NoticeDraft;
  asks: PlaceChoice[] | null;
} {
  const { row } = draft;
  const base = { number: row.number, code: row.queryCode };
  const dedupeKey = `${row.id}:1:file`;
  if (lead) {
    const params = { ...base, next: nextSentence(asFollowed(row, lead, false), atlas, row.filedAt) };
    return { notice: { dedupeKey, purpose: 'joined', params, answer: true }, asks: null };
  }
  if (row.stage === 'dispatched') {
    const params = {
      ...base,
      grid: gridNameOf(atlas, row.gridCode) ?? '',
      unit: unitNameOf(atlas, row.unitCode) ?? '',
      due: moment(row.acceptDue),
    };
    return { notice: { dedupeKey, purpose: 'filed', params, answer: true }, asks: null };
  }
  if (row.gridCode || !canAsk) {
    const hint = row.gridCode ? `归${gridNameOf(atlas, row.gridCode)}管。` : '需要时会给您打电话。';
    return {
      notice: { dedupeKey, purpose: 'triage', params: { ...base, hint }, answer: true },
      asks: null,
    };
  }
  const asks = choicesOf(routing);
  const params = { ...base, choices: questionOf(asks) };
  return { notice: { dedupeKey, purpose: 'askPlace', params, answer: true }, asks };
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

/** Longer names would cost a further segment. */
const CHOICE_CHARACTERS = 16;

/** `回复数字：1 某某；2 某某。都不是请写地点。`, `是在某某吗？`, or an open question. */
export function questionOf(choices: readonly PlaceChoice[]): string {
  const [first, ...more] = choices;
  if (!first) return OPEN_QUESTION;
  if (more.length === 0) return `是在${shortName(first)}吗？回复1表示是，不是请写地点。`;
  return `回复数字：${choices.map((choice, index) => `${index + 1} ${shortName(choice)}`).join('；')}。都不是请写地点。`;
}

/** The end tells places of one street apart: it is the middle that goes. */
function shortName({ name }: PlaceChoice): string {
  const characters = [...name];
  if (characters.length <= CHOICE_CHARACTERS) return name;
  return `${characters.slice(0, 7).join('')}…${characters.slice(-8).join('')}`;
}

function moment(at: Date | null): string {
  return at ? beijingMoment(at) : '今天';
}
