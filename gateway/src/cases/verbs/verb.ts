/** What a verb is: it changes the draft's row and says what the history and the resident are told. */
import type { ActionRequest } from '@gridline/shared/complaint.ts';
import type { Action } from '@gridline/shared/workflow.ts';
import type { DistrictAtlas } from '../../routing/districtAtlas.ts';
import type { NoticeDraft } from '../../notices/compose.ts';
import type { Purpose } from '../../notices/templates.ts';
import type { Draft, Person } from '../draft.ts';
import type { Redaction } from '../redaction.ts';

export interface ActionInput extends Omit<Partial<ActionRequest>, 'version'> {
  /** What an answer that names no grid still tells; set by the dialogue, never by a request. */
  narrowed?: { areaCode: string | null; reason: string };
  /** The complaint and what was added to it within minutes, read together; set by the dialogue. */
  allWords?: string;
  /** The resident wants to stay unknown to those who handle it; set by the dialogue. */
  confidential?: boolean;
  /** An answer to a survey that had run out: answered by the dialogue itself. */
  late?: boolean;
  /** A re-division left the place without a grid by rule: a person must look. Only the system says so. */
  ownerless?: boolean;
  /** For `redact`: the step as it stands and what quotes it; read by act.ts, never sent by a request. */
  redaction?: Redaction | undefined;
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
