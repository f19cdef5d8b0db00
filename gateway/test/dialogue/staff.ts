/** A suitable member of staff does one step on a case, over HTTP like everybody else. */
import type { StaffCase } from '@gridline/shared/complaint.ts';
import { ACTIONS, ruleOf, SEND_BACK_LIMIT, type Action } from '@gridline/shared/workflow.ts';
import type { CaseFile } from '../../src/db/generated/mysql/client.ts';
import { caller, type Caller } from '../play/http.ts';
import type { Instance } from './instance.ts';
import { inputOf } from './staffInput.ts';

/** Says why it could not be done, for the report. */
export class NotDone extends Error {}

export interface Staff {
  act(given: {
    action: string;
    row: CaseFile;
    words: string | null;
    cases: readonly CaseFile[];
  }): Promise<void>;
}

export function makeStaff(instance: Instance): Staff {
  const tokens = new Map<string, string>();

  const signIn = async (username: string): Promise<string> => {
    const { status, body } = await caller(instance.gateway).post<{ token: string }>('/api/v1/staff/sign-in', {
      username,
      password: instance.password,
    });
    if (status !== 200) throw new NotDone(`${username} could not sign in: ${status} ${JSON.stringify(body)}`);
    tokens.set(username, body.token);
    return body.token;
  };
  /** Sessions end after hours; the clock moves by days. */
  const signedIn = async <T>(
    username: string,
    work: (http: Caller) => Promise<{ status: number; body: T }>,
  ): Promise<{ status: number; body: T }> => {
    const answer = await work(caller(instance.gateway, tokens.get(username) ?? (await signIn(username))));
    if (answer.status !== 401) return answer;
    return work(caller(instance.gateway, await signIn(username)));
  };

  const doOne = async (
    username: string,
    given: { action: Action; row: CaseFile; words: string | null; cases: readonly CaseFile[] },
  ): Promise<void> => {
    const { action, row, words, cases } = given;
    const path = `/api/v1/staff/cases/${row.number}`;
    const seen = await signedIn(username, (http) => http.get<StaffCase & Problem>(path));
    if (seen.status !== 200) throw new NotDone(refusal(username, 'cannot see the case', seen));
    const input = inputOf(instance, { action, seen: seen.body, words, cases });
    const done = await signedIn(username, (http) =>
      http.post<Problem>(`${path}/actions/${action}`, { version: seen.body.version, ...input }),
    );
    if (done.status !== 200) throw new NotDone(refusal(username, `cannot ${action} it`, done));
  };

  return {
    async act({ action: said, row, words, cases }) {
      const action = actionOf(said);
      const fresh = (): Promise<CaseFile> =>
        instance.house.db.read.caseFile.findUniqueOrThrow({ where: { id: row.id } });
      if (action === 'resolve' && row.stage === 'dispatched') {
        await doOne(await suitable(instance, 'accept', row), { action: 'accept', row, words: null, cases });
        await instance.settle();
      }
      const now = await fresh();
      await doOne(await suitable(instance, action, now), { action, row: now, words, cases });
    },
  };
}

/** `sendBack`, `send-back` and `sendback` are the same. */
function actionOf(said: string): Action {
  const bare = said.replaceAll('-', '').toLowerCase();
  const action = ACTIONS.find((one) => one.toLowerCase() === bare);
  if (!action) throw new NotDone(`there is no action "${said}"; there are ${ACTIONS.join(', ')}`);
  return action;
}

/**
 * Who does it: the handling unit where the workflow lets it, first whoever has the case in hand; to verify, somebody
 * of the district who is neither; else the desk, and for what only authority may do a supervisor of the district.
 */
async function suitable({ house }: Instance, action: Action, row: CaseFile): Promise<string> {
  const { by } = ruleOf(action);
  const ofUnit = by.includes('handler') && action !== 'comment' && row.unitCode !== null;
  if (ofUnit) {
    const handlers = await house.db.read.staff.findMany({
      where: { unitCode: row.unitCode, role: 'handler', active: true },
      orderBy: { username: 'asc' },
    });
    const [first] = handlers;
    const inHand = handlers.find(({ id }) => id === row.handlerId);
    if (first) return (inHand ?? first).username;
    throw new NotDone(`the unit ${row.unitCode} has nobody who could ${action}`);
  }
  if (by.includes('handler') && !by.includes('operator') && !by.includes('supervisor'))
    throw new NotDone(`no unit has the case (stage ${row.stage}), so nobody can ${action}`);
  const decided = action === 'dispatch' && row.sentBack >= SEND_BACK_LIMIT;
  if (by.includes('operator') && !decided) return action === 'verify' ? 'supervisor1' : 'operator1';
  if (by.includes('supervisor')) return 'supervisor1';
  throw new NotDone(`no member of staff does "${action}", only ${by.join(', ')}`);
}

interface Problem {
  code?: string;
  detail?: string;
}

function refusal(
  username: string,
  what: string,
  { status, body }: { status: number; body: Problem },
): string {
  return `${username} ${what}: ${status} ${body.code ?? ''} ${body.detail ?? ''}`.trimEnd();
}
