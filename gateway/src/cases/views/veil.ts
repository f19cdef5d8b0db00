/**
 * A confidential case in the eyes of those who handle it: neither number, nor name, nor whom it happens to; and
 * words that tell them are told without. Everybody else reads as it is.
 */
import type { StaffCase } from '@gridline/shared/complaint.ts';
import type { CaseFile } from '../../db/generated/mysql/client.ts';
import type { House } from '../../house.ts';
import { redact } from '../../privacy/redact.ts';
import { HINT_LABELS } from '../../routing/evidence/hints.ts';
import { isVeiled, type Viewer } from '../../staff/sight.ts';

type Veil = (words: string) => string;

type Whose = Pick<CaseFile, 'confidential' | 'contactName'>;

/** How this viewer reads words about this case. */
export function veilFor(house: House, viewer: Viewer, row: Whose): Veil {
  return isVeiled(viewer, row) ? anonymous(house, row) : (words) => words;
}

/** Words about the case without the resident's identity. */
export function anonymous(house: House, row: Whose): Veil {
  const name = row.contactName ? house.privacy.decrypt(row.contactName) : '';
  return (words) => redact(words, [name]);
}

/** Everything of the desk's view that can tell who the resident is. */
export function veiled(view: StaffCase, veil: Veil): StaffCase {
  const hints = Object.values(HINT_LABELS);
  return {
    ...view,
    text: veil(view.text),
    placeText: veil(view.placeText),
    triageReason: view.triageReason && veil(view.triageReason),
    contactName: null,
    contactPhone: null,
    affected: null,
    // Where the resident lives or complained before is a way to find out who it is.
    routing: {
      ...view.routing,
      reasons: view.routing.reasons
        .filter((reason) => !hints.some((hint) => reason.includes(hint)))
        .map(veil),
    },
    timeline: view.timeline.map((entry) => ({
      ...entry,
      note: veil(entry.note),
      internalNote: veil(entry.internalNote),
      actor: veil(entry.actor),
    })),
    parts: view.parts.map((part) => ({ ...part, task: veil(part.task), result: veil(part.result) })),
    notices: view.notices.map((notice) => ({ ...notice, to: '****', text: veil(notice.text) })),
    survey: view.survey && { ...view.survey, words: veil(view.survey.words) },
    relay: view.relay && { ...view.relay, question: veil(view.relay.question) },
  };
}
