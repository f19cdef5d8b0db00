/** Every condition of the workflow's table: for whom it holds, for whom not, and which actions ask for it. */
import { broken } from './conditions.ts';
import { ACTIONS, ruleOf, WORKFLOW, type Actor, type CaseFacts, type Condition } from './workflow.ts';

/** Written out by hand: the proof must not be made from the table it proves. Actions that are not here ask for nothing. */
const ASKED: Partial<Record<(typeof ACTIONS)[number], string>> = {
  dispatch: 'hasGrid hasCategory decider',
  accept: 'ofUnit notSuspended',
  sendBack: 'ofUnit notSuspended maySendBack',
  contact: 'ofUnit',
  resolve: 'ofUnit notSuspended partsDone',
  verify: 'independent',
  refuse: 'independent',
  decline: 'mayDecline',
  merge: 'notSuspended mayMerge',
  escalate: 'ofUnit notSuspended hasAbove',
  extend: 'notSuspended mayExtend above',
  suspend: 'notSuspended above',
  resume: 'suspended',
  arrive: 'ofUnit',
  askExtend: 'ofUnit notSuspended mayExtend nothingAsked',
  askSuspend: 'ofUnit notSuspended nothingAsked',
  denyAsk: 'asked above',
  giveBack: 'cameUp mayGiveBack inHand',
  acceptPart: 'ofPart',
  finishPart: 'ofPart',
  returnPart: 'ofPart',
  handOver: 'ofUnitOrLeader',
  review: 'dissatisfied',
};

const facts = (more: Partial<CaseFacts> = {}): CaseFacts => ({
  stage: 'handling',
  unitCode: 'u',
  gridCode: 'g',
  categoryCode: 'c',
  handlerIds: ['h'],
  handlerUnits: ['u', 'assisting'],
  openParts: [],
  suspended: false,
  sentBack: 0,
  areaPath: '/d/s/c/g/',
  level: 2,
  asked: null,
  reopened: 0,
  extended: 0,
  escalatedBy: null,
  givenBack: 0,
  dissatisfied: false,
  ...more,
});
const actor = (more: Partial<Actor> = {}): Actor => ({
  role: 'supervisor',
  id: 'x',
  unitCode: null,
  areaPath: '/d/s/',
  ...more,
});
const handler = (more: Partial<Actor> = {}): Actor =>
  actor({ role: 'handler', id: 'y', unitCode: 'u', ...more });
const asked = { kind: 'extend' as const, by: 'h' };

/** What meets the condition, and what breaks it with which code. */
const CASES: Record<Condition, { holds: Given[]; broken: [...Given, string][] }> = {
  ofUnit: {
    holds: [
      [facts(), handler()],
      [facts(), actor()],
    ],
    broken: [
      [facts(), handler({ unitCode: 'v' }), 'not_your_unit'],
      [facts(), handler({ unitCode: null }), 'not_your_unit'],
    ],
  },
  ofUnitOrLeader: {
    holds: [
      [facts(), handler()],
      [facts(), actor({ role: 'gridLeader', areaPath: '/d/s/c/' })],
      [facts(), actor()],
      [facts(), actor({ role: 'system', areaPath: undefined })],
    ],
    broken: [
      [facts(), handler({ unitCode: 'v' }), 'not_your_unit'],
      [facts(), actor({ role: 'gridLeader', areaPath: '/d/t/' }), 'not_your_unit'],
      [facts(), actor({ areaPath: '/d/t/' }), 'not_your_unit'],
    ],
  },
  ofPart: {
    holds: [[facts({ openParts: ['v'] }), handler({ unitCode: 'v' })]],
    broken: [
      [facts({ openParts: ['v'] }), handler(), 'not_your_unit'],
      [facts(), handler({ unitCode: 'v' }), 'not_your_unit'],
      [facts({ openParts: ['v'] }), handler({ unitCode: null }), 'not_your_unit'],
    ],
  },
  partsDone: {
    holds: [[facts(), handler()]],
    broken: [[facts({ openParts: ['v'] }), handler(), 'parts_open']],
  },
  independent: {
    holds: [[facts(), actor()]],
    broken: [
      [facts(), actor({ id: 'h' }), 'not_independent'],
      [facts(), actor({ unitCode: 'u' }), 'not_independent'],
      [facts(), actor({ unitCode: 'assisting' }), 'not_independent'],
      [facts(), actor({ reportsTo: ['z', 'h'] }), 'not_independent'],
      [facts(), actor({ gridMates: ['h'] }), 'not_independent'],
    ],
  },
  hasGrid: { holds: [[facts(), actor()]], broken: [[facts({ gridCode: null }), actor(), 'grid_unknown']] },
  hasCategory: {
    holds: [[facts(), actor()]],
    broken: [[facts({ categoryCode: null }), actor(), 'category_unknown']],
  },
  notSuspended: {
    holds: [[facts(), actor()]],
    broken: [[facts({ suspended: true }), actor(), 'case_suspended']],
  },
  suspended: {
    holds: [[facts({ suspended: true }), actor()]],
    broken: [[facts(), actor(), 'case_not_suspended']],
  },
  maySendBack: {
    holds: [[facts({ sentBack: 1 }), handler()]],
    broken: [[facts({ sentBack: 2 }), handler(), 'send_back_limit']],
  },
  decider: {
    holds: [
      [facts({ sentBack: 1, level: 3 }), actor({ role: 'operator' })],
      [facts({ sentBack: 2 }), actor({ areaPath: '/d/s/c/' })],
      [facts({ escalatedBy: 'u' }), actor({ role: 'system', areaPath: undefined })],
    ],
    broken: [
      [facts({ sentBack: 2 }), actor({ role: 'operator', areaPath: '/d/' }), 'not_decider'],
      [facts({ sentBack: 2 }), actor({ areaPath: '/d/s/c/g/' }), 'not_decider'],
      [facts({ sentBack: 2 }), actor({ areaPath: '/d/t/' }), 'not_decider'],
      [facts({ escalatedBy: 'u' }), actor({ role: 'gridLeader', areaPath: '/d/s/c/' }), 'not_decider'],
      [facts({ sentBack: 1, level: 2 }), actor({ role: 'operator', areaPath: '/d/' }), 'not_decider'],
      [facts({ sentBack: 2 }), actor({ role: 'system', areaPath: undefined }), 'not_decider'],
    ],
  },
  mayDecline: {
    holds: [
      [facts({ sentBack: 1, level: 3 }), actor({ role: 'operator' })],
      [facts({ reopened: 2 }), actor()],
      [facts({ escalatedBy: 'u' }), actor()],
    ],
    broken: [
      [facts({ reopened: 1, level: 3 }), actor({ role: 'operator', areaPath: '/d/' }), 'not_decider'],
      [facts({ level: 2 }), actor({ role: 'operator', areaPath: '/d/' }), 'not_decider'],
      [facts({ escalatedBy: 'u' }), actor({ role: 'operator' }), 'not_decider'],
      [facts({ sentBack: 2 }), actor({ areaPath: '/d/t/' }), 'not_decider'],
      [facts({ reopened: 1 }), actor({ id: 'h' }), 'not_independent'],
    ],
  },
  mayMerge: {
    holds: [
      [facts({ sentBack: 1, reopened: 1, level: 3 }), actor({ role: 'operator' })],
      [facts({ sentBack: 2 }), actor()],
      [facts({ stage: 'merged', sentBack: 2 }), actor({ role: 'system', areaPath: undefined })],
    ],
    broken: [
      [facts({ sentBack: 2 }), actor({ role: 'operator' }), 'not_decider'],
      [facts({ escalatedBy: 'u' }), actor({ areaPath: '/d/t/' }), 'not_decider'],
    ],
  },
  inHand: {
    holds: [
      [facts(), actor({ areaPath: '/d/s/c/' })],
      [facts(), actor({ areaPath: '/d/' })],
    ],
    broken: [
      [facts(), actor({ areaPath: '/d/s/c/g/' }), 'not_above'],
      [facts(), actor({ areaPath: '/d/t/' }), 'not_above'],
      [facts(), actor({ areaPath: undefined }), 'not_above'],
    ],
  },
  above: {
    holds: [
      [facts(), actor()],
      [facts({ level: 0 }), actor({ areaPath: '/d/' })],
    ],
    broken: [
      // The level that has it in hand is not above itself.
      [facts(), actor({ areaPath: '/d/s/c/' }), 'not_above'],
      [facts(), actor({ areaPath: '/d/t/' }), 'not_above'],
      [facts({ asked: { ...asked, by: 'x' } }), actor(), 'not_above'],
      [facts(), actor({ id: 'h' }), 'not_above'],
      [facts(), actor({ unitCode: 'assisting' }), 'not_above'],
    ],
  },
  mayExtend: {
    holds: [[facts(), actor()]],
    broken: [[facts({ extended: 1 }), actor(), 'extended_before']],
  },
  nothingAsked: { holds: [[facts(), handler()]], broken: [[facts({ asked }), handler(), 'asked_before']] },
  asked: { holds: [[facts({ asked }), actor()]], broken: [[facts(), actor(), 'nothing_asked']] },
  hasAbove: { holds: [[facts(), handler()]], broken: [[facts({ level: 0 }), handler(), 'no_level_above']] },
  cameUp: {
    holds: [[facts({ escalatedBy: 'u' }), actor()]],
    broken: [[facts(), actor(), 'not_escalated']],
  },
  mayGiveBack: {
    holds: [[facts(), actor()]],
    broken: [[facts({ givenBack: 1 }), actor(), 'given_back_before']],
  },
  dissatisfied: {
    holds: [[facts({ dissatisfied: true }), actor()]],
    broken: [[facts(), actor(), 'nothing_to_review']],
  },
};
type Given = [CaseFacts, Actor];

describe('the conditions of the workflow', () => {
  it.each(ACTIONS.map((action) => [action, ASKED[action] ?? '']))('%s asks for: %s', (action, conditions) => {
    expect(ruleOf(action).conditions.join(' ')).toBe(conditions);
  });

  it.each(Object.entries(CASES))('%s', (name, { holds, broken: breaks }) => {
    const condition = name as Condition;
    for (const [given, who] of holds) expect(broken(condition, given, who)).toBeNull();
    for (const [given, who, code] of breaks)
      expect(broken(condition, given, who)).toMatchObject({
        ok: false,
        code,
        reason: expect.stringMatching(/[。）]$/) as string,
      });
  });

  it('none is in the table that is not proved here', () => {
    const used = new Set(WORKFLOW.flatMap(({ conditions }) => conditions));
    expect([...used].filter((condition) => !(condition in CASES))).toEqual([]);
  });
});
