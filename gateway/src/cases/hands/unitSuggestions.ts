/** Whom a case that waits could be dispatched to: whom the unit that sent it back named, then whom the duty table names. */
import type { StaffCase } from '@gridline/shared/complaint.ts';
import type { CaseEvent, CaseFile } from '../../db/generated/mysql/client.ts';
import type { House } from '../../house.ts';
import { matterOf } from '../followUp.ts';
import { unitNameOf } from '../names.ts';
import { whoseHands } from '../../routing/hands/whoseHands.ts';

type Suggestion = StaffCase['unitSuggestions'][number];

export function unitSuggestions(house: House, row: CaseFile, events: readonly CaseEvent[]): Suggestion[] {
  if (row.stage !== 'registered') return [];
  const atlas = house.atlas();
  const duty = whoseHands(matterOf(row, house.clock.now()), atlas);
  const byTable = duty.unitCode ? [{ unitCode: duty.unitCode, reason: duty.reason }] : [];
  return [...namedBySenders(events), ...byTable]
    .filter(({ unitCode }) => unitCode !== row.escalatedBy || row.givenBack > 0)
    .filter(({ unitCode }, index, all) => all.findIndex((one) => one.unitCode === unitCode) === index)
    .map(({ unitCode, reason }) => ({
      code: unitCode,
      name: unitNameOf(atlas, unitCode) ?? unitCode,
      reason,
    }));
}

/** The newest first. */
function namedBySenders(events: readonly CaseEvent[]): { unitCode: string; reason: string }[] {
  return events
    .filter(({ action }) => action === 'sendBack')
    .map(({ data }) => JSON.parse(data) as { unit: string; reason: string; rightUnit?: string | null })
    .flatMap(({ unit, reason, rightUnit }) =>
      rightUnit ? [{ unitCode: rightUnit, reason: `${unit}退件时认为应由它办理：${reason}` }] : [],
    )
    .reverse();
}
