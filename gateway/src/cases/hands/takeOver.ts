/** 转交 by a person: the colleague who is named is looked up, and who has it now. */
import type { CaseFile } from '../../db/generated/mysql/client.ts';
import { badRequest } from '../../errors.ts';
import type { House } from '../../house.ts';
import { canTakeOver, isAway } from '../../staff/away.ts';
import type { ActionInput } from '../verbs/verb.ts';

/** Throws 400 where the colleague is not of the unit, is away, or has it already. */
export async function withTakeOver(house: House, row: CaseFile, input: ActionInput): Promise<ActionInput> {
  const { read } = house.db;
  const now = house.clock.now();
  const handler = row.handlerId ? await read.staff.findUnique({ where: { id: row.handlerId } }) : null;
  const handlerName = handler?.name ?? '还没有定';
  if (!input.toStaff) return { ...input, handlerName, takeOver: undefined };
  const staff = await read.staff.findUnique({ where: { username: input.toStaff } });
  if (!staff?.active || staff.unitCode !== row.unitCode)
    throw badRequest('staff_unknown', '承办单位里没有这位同事，请从名单里选。');
  if (staff.id === row.handlerId) throw badRequest('staff_same', '案件现在就在这位同事手上，请选别人。');
  if (isAway(staff, now) || !canTakeOver(staff, { unitCode: row.unitCode, now }))
    throw badRequest('staff_away', '这位同事正在请假，请选别人，或空着交网格长安排。');
  return { ...input, handlerName, takeOver: { id: staff.id, name: staff.name } };
}
