/** Words of the resident go into the history of a case, and the turn ends with them. */
import { advance } from '../cases/advance.ts';
import type { ActionInput } from '../cases/verbs/verb.ts';
import type { Write } from '../db/change.ts';
import type { CaseFile } from '../db/generated/mysql/client.ts';
import { replyRow } from './reply.ts';
import { settle, type Ending, type Turn } from './turn.ts';

export const residentOf = ({ state }: Turn) =>
  ({ role: 'resident', id: state.residentId, unitCode: null, name: '居民' }) as const;

interface Given {
  row: CaseFile | undefined;
  note: string;
  input?: ActionInput;
  /** Nothing is said when left out, or when it gives `null` for the case as it is then. */
  reply?: string | ((row: CaseFile) => string | null);
  ending?: Ending;
  writes?: readonly Write[];
}

/** @returns the case as it is then */
export async function noted(turn: Turn, given: Given): Promise<CaseFile | null> {
  const { row, note, input = {}, reply, ending = {}, writes = [] } = given;
  if (!row) return null;
  const { house, message } = turn;
  return advance(house, {
    caseId: row.id,
    action: 'supplement',
    person: residentOf(turn),
    input: { ...input, note },
    answered: true,
    also: (then) => {
      const text = typeof reply === 'function' ? reply(then) : (reply ?? null);
      const said = text === null ? [] : replyRow(house, { message, text, caseId: row.id });
      return [...settle(turn, { caseId: row.id, ...ending }), ...said, ...writes];
    },
  });
}
