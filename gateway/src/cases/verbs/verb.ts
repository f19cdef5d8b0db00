/** What a verb is: it changes the draft's row and says what the history and the resident are told. */
import type { ActionRequest } from '@gridline/shared/complaint.ts';
import type { Solved } from '@gridline/shared/survey.ts';
import type { Action } from '@gridline/shared/workflow.ts';
import type { DistrictAtlas } from '../../routing/districtAtlas.ts';
import type { NoticeDraft } from '../../notices/compose.ts';
import type { Purpose } from '../../notices/wordings/templates.ts';
import type { Draft, Person } from '../draft.ts';
import type { Redaction } from '../redaction.ts';
import type { Mark } from '../clocks/marks.ts';

export interface ActionInput extends Omit<Partial<ActionRequest>, 'version'> {
  /** What an answer that names no grid still tells; set by the dialogue, never by a request. */
  narrowed?: { areaCode: string | null; reason: string };
  /** The complaint and what was added to it within minutes, read together; set by the dialogue. */
  allWords?: string;
  /** The resident wants to stay unknown to those who handle it; set by the dialogue. */
  confidential?: boolean;
  /** An answer to a survey that had run out: answered by the dialogue itself. */
  late?: boolean;
  /** Who takes it over, and who had it; looked up by whoever calls, never by a request. */
  takeOver?: { id: string; name: string };
  handlerName?: string;
  /** What the resident answered, as figures read it; set by surveys/rate.ts. */
  rated?: RatedFacts;
  /** The closed case that a repeated complaint is of; looked up by whoever calls. */
  repeats?: { id: string; number: string };
  /** A re-division left the place without a grid by rule: a person must look. Only the system says so. */
  ownerless?: boolean;
  /** For `redact`: the step as it stands and what quotes it; read by act.ts, never sent by a request. */
  redaction?: Redaction | undefined;
  /** Another step of the same change tells the resident of it. Only the system says so. */
  toldOtherwise?: boolean;
  /** The reason as the history keeps it, where it quotes a step that may be corrected. Only the system says so. */
  inShort?: string;
  /** Which share of which limit is past. Only the system says so. */
  mark?: Pick<Mark, 'clock' | 'percent'>;
  /** The unit whose part has a share of its limit past. Only the system says so. */
  markPartOf?: string;
}

/** A rating as the history keeps it for figures; the words stand in the note. */
export interface RatedFacts {
  contacted: boolean | null;
  solved: Solved;
  satisfaction: number | null;
  via: string;
  round: number;
  /** The answer it takes the place of. */
  before: { contacted: boolean | null; solved: string | null; satisfaction: number | null } | null;
}

export interface VerbGiven {
  person: Person;
  input: ActionInput;
  now: Date;
  atlas: DistrictAtlas;
}

/** What goes into the event beside the stage. */
export interface Told {
  note?: string;
  internalNote?: string;
  data?: object;
}

export type Verb = (draft: Draft, given: VerbGiven) => Told;

/** Queues a notice to the resident about the event this verb is about to make. */
export function tell(
  draft: Draft,
  action: Action | 'file',
  purpose: Purpose,
  params: Record<string, string>,
): void {
  const notice: NoticeDraft = {
    dedupeKey: `${draft.row.id}:${draft.row.version + 1}:${action}`,
    purpose,
    params: { number: draft.row.number, ...params },
  };
  draft.notices.push(notice);
}
