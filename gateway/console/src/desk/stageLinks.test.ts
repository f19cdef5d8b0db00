import type { Stage } from '@gridline/shared/workflow.ts';
import { linksOf } from './stageLinks.ts';

function lived(...stages: Stage[]) {
  const timeline = stages.map((stage, seq) => ({
    seq,
    stage,
    at: `2026-11-22T0${seq}:00:00Z`,
    action: 'comment' as const,
    label: '',
    actor: '',
    note: '',
    internalNote: '',
    photos: [],
    told: null,
  }));
  return { stage: stages.at(-1) ?? 'received', stageLabel: '现在的环节', timeline };
}

test('links before the present one are done, later ones ahead', () => {
  const links = linksOf(lived('received', 'registered', 'dispatched'));
  expect(links.map((link) => link.state)).toEqual([
    'done',
    'done',
    'now',
    'ahead',
    'ahead',
    'ahead',
    'ahead',
  ]);
  expect(links[2]?.label).toBe('现在的环节');
  expect(links[3]?.at).toBeNull();
});

test('a re-opened case shows when it was dispatched the second time, and nothing of its first end', () => {
  const links = linksOf(lived('received', 'dispatched', 'handling', 'resolved', 'closed', 'dispatched'));
  expect(links[2]).toMatchObject({ state: 'now', at: '2026-11-22T05:00:00Z' });
  expect(links[5]).toMatchObject({ state: 'ahead', at: null });
});

test('notes that leave the stage do not move the time of arrival', () => {
  const links = linksOf(lived('received', 'handling', 'handling', 'handling'));
  expect(links[3]?.at).toBe('2026-11-22T01:00:00Z');
});

test('a case that was declined keeps what it passed and stands nowhere', () => {
  const links = linksOf(lived('received', 'registered', 'declined'));
  expect(links.map((link) => link.state)).toEqual([
    'done',
    'done',
    'ahead',
    'ahead',
    'ahead',
    'ahead',
    'ahead',
  ]);
});
