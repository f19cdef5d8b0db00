import { STAGE_LABELS } from '@gridline/shared/labels.ts';
import type { StaffCase } from '@gridline/shared/complaint.ts';
import { STAGES, type Stage } from '@gridline/shared/workflow.ts';

/** The seven links; after them come the three ways out. */
const LINKS = STAGES.slice(0, 7);

export interface StageLink {
  stage: Stage;
  label: string;
  state: 'done' | 'now' | 'ahead';
  /** When the case last came to this link; `null` for links ahead. */
  at: string | null;
}

/**
 * The seven links with where the case stands. A case that left the way (declined, withdrawn, merged)
 * has no link `now`; what it passed before stays `done`.
 */
export function linksOf(caseFile: Pick<StaffCase, 'stage' | 'stageLabel' | 'timeline'>): StageLink[] {
  const standing = LINKS.indexOf(caseFile.stage);
  const reached = standing >= 0 ? standing : furthest(caseFile.timeline);
  return LINKS.map((stage, index) => ({
    stage,
    label: index === standing ? caseFile.stageLabel : STAGE_LABELS[stage],
    state: index === standing ? 'now' : index <= reached ? 'done' : 'ahead',
    at: index <= reached ? lastArrival(caseFile.timeline, stage) : null,
  }));
}

type Steps = readonly { seq: number; at: string; stage: Stage }[];

function furthest(timeline: Steps): number {
  return Math.max(-1, ...timeline.map((entry) => LINKS.indexOf(entry.stage)));
}

function lastArrival(timeline: Steps, stage: Stage): string | null {
  const ordered = [...timeline].sort((a, b) => a.seq - b.seq);
  const arrivals = ordered.filter(
    (entry, index) => entry.stage === stage && ordered[index - 1]?.stage !== stage,
  );
  return arrivals.at(-1)?.at ?? null;
}
