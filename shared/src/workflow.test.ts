import fc from 'fast-check';
import {
  ACTIONS,
  allowedActions,
  awaitsDecision,
  judge,
  ROLES,
  SEND_BACK_LIMIT,
  STAGES,
  WORKFLOW,
  type Actor,
  type CaseFacts,
  type Role,
  type Stage,
} from './workflow.ts';

/** The declared triples, written out by hand: the proof must not be made from the table it proves. */
const DECLARED: Record<string, { stages: string; roles: string }> = {
  register: { stages: 'received', roles: 'operator supervisor admin system' },
  decline: { stages: 'received registered', roles: 'operator supervisor admin' },
  locate: {
    stages: 'received registered dispatched',
    roles: 'operator supervisor admin gridLeader resident system',
  },
  classify: { stages: 'received registered', roles: 'operator supervisor admin gridLeader' },
  dispatch: { stages: 'registered', roles: 'operator supervisor admin gridLeader system' },
  accept: { stages: 'dispatched', roles: 'handler gridWorker gridLeader' },
  sendBack: { stages: 'dispatched handling', roles: 'handler gridWorker gridLeader' },
  contact: { stages: 'dispatched handling', roles: 'handler gridWorker gridLeader operator' },
  resolve: { stages: 'handling', roles: 'handler gridWorker gridLeader' },
  verify: { stages: 'resolved', roles: 'gridWorker gridLeader operator supervisor system' },
  refuse: { stages: 'resolved', roles: 'gridWorker gridLeader operator supervisor' },
  rate: { stages: 'closed evaluated', roles: 'resident' },
  lapse: { stages: 'closed', roles: 'system' },
  reopen: { stages: 'closed evaluated', roles: 'resident supervisor admin' },
  withdraw: { stages: 'received registered dispatched handling merged', roles: 'resident' },
  merge: { stages: 'received registered dispatched merged', roles: 'operator supervisor admin system' },
  escalate: {
    stages: 'registered dispatched handling',
    roles: 'handler gridWorker gridLeader supervisor system',
  },
  urge: { stages: 'received registered dispatched handling resolved merged', roles: 'resident' },
  supplement: {
    stages: 'received registered dispatched handling resolved merged',
    roles: 'resident operator system',
  },
  supervise: { stages: 'received registered dispatched handling resolved', roles: 'supervisor admin' },
  extend: { stages: 'dispatched handling', roles: 'supervisor admin' },
  suspend: { stages: 'dispatched handling', roles: 'supervisor admin' },
  resume: { stages: 'dispatched handling', roles: 'supervisor admin system' },
  rezone: { stages: 'received registered dispatched handling resolved', roles: 'system supervisor admin' },
  comment: { stages: STAGES.join(' '), roles: 'operator gridWorker gridLeader handler supervisor admin' },
  arrive: { stages: 'handling', roles: 'handler gridWorker gridLeader' },
  askExtend: { stages: 'dispatched handling', roles: 'handler gridWorker gridLeader' },
  askSuspend: { stages: 'dispatched handling', roles: 'handler gridWorker gridLeader' },
  denyAsk: { stages: 'dispatched handling', roles: 'supervisor admin' },
  giveBack: { stages: 'registered', roles: 'supervisor admin' },
  assist: { stages: 'dispatched handling', roles: 'operator supervisor admin gridLeader' },
  acceptPart: { stages: 'dispatched handling', roles: 'handler gridWorker gridLeader' },
  finishPart: { stages: 'dispatched handling', roles: 'handler gridWorker gridLeader' },
  returnPart: { stages: 'dispatched handling', roles: 'handler gridWorker gridLeader' },
  dropPart: { stages: 'dispatched handling', roles: 'operator supervisor admin gridLeader' },
  handOver: {
    stages: 'dispatched handling',
    roles: 'handler gridWorker gridLeader supervisor admin system',
  },
  unmerge: { stages: 'merged', roles: 'operator supervisor admin system' },
  vote: { stages: 'merged', roles: 'resident' },
  dissent: { stages: 'merged', roles: 'resident' },
  silence: { stages: 'merged', roles: 'system' },
  review: { stages: 'closed evaluated merged', roles: 'supervisor admin' },
  mark: { stages: 'received registered dispatched handling resolved', roles: 'system' },
  redact: { stages: STAGES.join(' '), roles: 'admin' },
};

/** What must be so for an action beyond stage and role, as it is in a case and a person that meet it. */
const MET: Record<string, { facts?: Partial<CaseFacts>; actor?: Partial<Actor> }> = {
  accept: { actor: { unitCode: 'u' } },
  sendBack: { actor: { unitCode: 'u' } },
  contact: { actor: { unitCode: 'u' } },
  resolve: { actor: { unitCode: 'u' } },
  escalate: { actor: { unitCode: 'u' } },
  arrive: { actor: { unitCode: 'u' } },
  askExtend: { actor: { unitCode: 'u' } },
  askSuspend: { actor: { unitCode: 'u' } },
  handOver: { actor: { unitCode: 'u' } },
  acceptPart: { facts: { openParts: ['v'] }, actor: { unitCode: 'v' } },
  finishPart: { facts: { openParts: ['v'] }, actor: { unitCode: 'v' } },
  returnPart: { facts: { openParts: ['v'] }, actor: { unitCode: 'v' } },
  resume: { facts: { suspended: true } },
  denyAsk: { facts: { asked: { kind: 'extend', by: 'z' } } },
  giveBack: { facts: { escalatedBy: 'u' } },
  review: { facts: { dissatisfied: true } },
};

const facts = (stage: Stage, more: Partial<CaseFacts> = {}): CaseFacts => ({
  stage,
  unitCode: 'u',
  gridCode: 'g',
  categoryCode: 'c',
  handlerIds: [],
  suspended: false,
  sentBack: 0,
  areaPath: '/d/s/c/g/',
  level: 3,
  handlerUnits: [],
  openParts: [],
  asked: null,
  reopened: 0,
  extended: 0,
  escalatedBy: null,
  givenBack: 0,
  dissatisfied: false,
  ...more,
});

/** Areas somebody can work for, and whether a case at level 2 of `/d/s/c/g/` is theirs to decide. */
const AREAS: readonly [areaPath: string | undefined, decides: boolean][] = [
  ['', true],
  ['/d/', true],
  ['/d/s/', true],
  ['/d/s/c/', true],
  ['/d/s/c/g/', false],
  ['/d/t/', false],
  [undefined, false],
];

describe('the workflow', () => {
  it('refuses every (stage, action, role) that is not declared, and allows every one that is', () => {
    const wrong: string[] = [];
    for (const action of ACTIONS) {
      const { stages = '', roles = '' } = DECLARED[action] ?? {};
      for (const stage of STAGES) {
        for (const role of ROLES) {
          const met = MET[action] ?? {};
          const actor = { role, id: 'x', unitCode: null, areaPath: '/d/', ...met.actor };
          const verdict = judge(action, facts(stage, met.facts), actor);
          const declared = stages.split(' ').includes(stage) && roles.split(' ').includes(role);
          if (verdict.ok !== declared) wrong.push(`${stage} ${action} ${role}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it('after two times sent back: nobody sends it back, and only who decides above dispatches, whatever the area', () => {
    const wrong: string[] = [];
    for (const action of ['sendBack', 'dispatch', 'accept', 'resolve', 'register', 'comment'] as const) {
      const { stages = '', roles = '' } = DECLARED[action] ?? {};
      for (const [stage, role, sentBack] of STAGES.flatMap((one) =>
        ROLES.flatMap((two) => [0, 1, 2, 3].map((times) => [one, two, times] as const)),
      )) {
        for (const [areaPath, decides] of AREAS) {
          const actor = { role, id: 'x', unitCode: MET[action]?.actor?.unitCode ?? null, areaPath };
          // The second one takes it a level up.
          const given = facts(stage, { sentBack, level: sentBack >= 2 ? 2 : 3 });
          const bound =
            sentBack >= 2 &&
            (action === 'sendBack' ||
              (action === 'dispatch' && !(decides && ['supervisor', 'admin'].includes(role))));
          const declared = stages.split(' ').includes(stage) && roles.split(' ').includes(role) && !bound;
          if (judge(action, given, actor).ok !== declared)
            wrong.push(`${stage} ${action} ${role} ${sentBack} ${areaPath}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it.each<[Stage, number, boolean]>([
    ['registered', 1, false],
    ['registered', SEND_BACK_LIMIT, true],
    ['dispatched', SEND_BACK_LIMIT, false],
  ])('a case that is %s and was sent back %i times waits for a decision: %s', (stage, sentBack, waits) => {
    expect(awaitsDecision({ stage, sentBack })).toBe(waits);
  });

  it('has one row for each action', () => {
    expect(WORKFLOW.map((row) => row.action).sort()).toEqual([...ACTIONS].sort());
  });

  it.each<[string, Parameters<typeof judge>, string]>([
    [
      'another unit accepts',
      ['accept', facts('dispatched'), { role: 'handler', id: 'x', unitCode: 'v' }],
      'not_your_unit',
    ],
    [
      'a grid worker of no unit accepts',
      ['accept', facts('dispatched'), { role: 'gridWorker', id: 'x', unitCode: null }],
      'not_your_unit',
    ],
    [
      'who handled it closes it',
      ['verify', facts('resolved', { handlerIds: ['x'] }), { role: 'supervisor', id: 'x', unitCode: null }],
      'not_independent',
    ],
    [
      'the handling unit closes it',
      ['verify', facts('resolved'), { role: 'gridLeader', id: 'y', unitCode: 'u' }],
      'not_independent',
    ],
    [
      'dispatched without a grid',
      ['dispatch', facts('registered', { gridCode: null }), { role: 'operator', id: 'x', unitCode: null }],
      'grid_unknown',
    ],
    [
      'dispatched without a category',
      [
        'dispatch',
        facts('registered', { categoryCode: null }),
        { role: 'operator', id: 'x', unitCode: null },
      ],
      'category_unknown',
    ],
    [
      'resolved while the clock stands',
      ['resolve', facts('handling', { suspended: true }), { role: 'handler', id: 'x', unitCode: 'u' }],
      'case_suspended',
    ],
    [
      'merged while the clock stands',
      ['merge', facts('dispatched', { suspended: true }), { role: 'operator', id: 'x', unitCode: null }],
      'case_suspended',
    ],
    [
      'resumed while the clock runs',
      ['resume', facts('handling'), { role: 'supervisor', id: 'x', unitCode: null }],
      'case_not_suspended',
    ],
    [
      'sent back a third time',
      ['sendBack', facts('dispatched', { sentBack: 2 }), { role: 'handler', id: 'x', unitCode: 'u' }],
      'send_back_limit',
    ],
    [
      'dispatched by the desk after two times sent back',
      [
        'dispatch',
        facts('registered', { sentBack: 2, level: 2 }),
        { role: 'operator', id: 'x', unitCode: null, areaPath: '/d/' },
      ],
      'not_decider',
    ],
  ])('refuses: %s', (_name, given, code) => {
    expect(judge(...given)).toMatchObject({
      ok: false,
      code,
      reason: expect.stringMatching(/。$/) as string,
    });
  });

  it('offers as buttons exactly what it would allow', () => {
    const arbitrary = fc.record({
      stage: fc.constantFrom(...STAGES),
      role: fc.constantFrom<Role>(...ROLES),
      unitCode: fc.constantFrom('u', 'v', null),
      handlerIds: fc.subarray(['x', 'y']),
      suspended: fc.boolean(),
      gridCode: fc.constantFrom('g', null),
      sentBack: fc.nat(3),
      areaPath: fc.constantFrom('/d/', '/d/s/c/g/', undefined),
    });
    fc.assert(
      fc.property(arbitrary, ({ stage, role, unitCode, areaPath, ...more }) => {
        const given = facts(stage, more);
        const actor = { role, id: 'x', unitCode, areaPath };
        const offered = allowedActions(given, actor);
        return ACTIONS.every((action) => offered.includes(action) === judge(action, given, actor).ok);
      }),
    );
  });
});
