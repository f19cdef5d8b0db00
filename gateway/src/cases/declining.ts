/** 不予受理 with a reason of the list: who may say it, what it needs, and the case a repeated complaint is of. */
import { parseCaseNumber } from '@gridline/shared/caseNumber.ts';
import { DECLINE_REASONS, DECLINE_WORDS, type DeclineReason } from '@gridline/shared/reasons.ts';
import type { StaffRole } from '@gridline/shared/workflow.ts';
import type { CaseFile } from '../db/generated/mysql/client.ts';
import { badRequest, forbidden } from '../errors.ts';
import type { House } from '../house.ts';
import type { ActionInput } from './verbs/verb.ts';

const ENDED = ['closed', 'evaluated'];

/** Throws 400 `reason_unknown`, `right_place_required`, `repeated_unknown`, `repeated_other`; 403 `supervisor_only`. */
export async function withDecline(
  house: House,
  { row, role, input }: { row: CaseFile; role: StaffRole; input: ActionInput },
): Promise<ActionInput> {
  const code = declineReason(input.reasonCode);
  if (code === 'malicious' && role !== 'supervisor' && role !== 'admin')
    throw forbidden('supervisor_only', '“恶意或骚扰”要由督导来定：请把案件留着，在内部备注里说明。');
  if (code === 'notOurs' && !input.rightPlace)
    throw badRequest('right_place_required', '请写明居民该找哪里，不能只说不归我们管。');
  const repeats = code === 'repeated' ? await repeatedOf(house, row, input.intoNumber ?? '') : undefined;
  const reason = input.reason?.trim() ? input.reason : DECLINE_WORDS[code].why;
  return { ...input, reasonCode: code, reason, repeats };
}

export function declineReason(code: string | undefined): DeclineReason {
  const found = DECLINE_REASONS.find((one) => one === (code ?? 'other'));
  if (!found) throw badRequest('reason_unknown', '没有这个不予受理的原因，请从列表中选择。');
  return found;
}

/** A case that has ended, of the same category and grid as far as both are known. */
async function repeatedOf(
  house: House,
  row: CaseFile,
  input: string,
): Promise<{ id: string; number: string }> {
  const number = parseCaseNumber(input);
  const before = number && (await house.db.read.caseFile.findUnique({ where: { number } }));
  if (!before || before.id === row.id || !ENDED.includes(before.stage))
    throw badRequest('repeated_unknown', '重复反映要写原来那件的编号，而且那一件已经办结，请核对。');
  const differs = (a: string | null, b: string | null): boolean => a !== null && b !== null && a !== b;
  if (differs(row.categoryCode, before.categoryCode) || differs(row.gridCode, before.gridCode))
    throw badRequest('repeated_other', '那一件的类别或地点与这件不同，不是重复反映，请按新的事办理。');
  return { id: before.id, number: before.number };
}
