/** Whether one more code may be sent: per number, per network address, and for the whole house in a day. */
import type { Prisma } from '../../db/generated/mysql/client.ts';
import { Refusal } from '../../errors.ts';
import type { House } from '../../house.ts';
import type { CodeRules } from '../../staff/codeRules.ts';

const SPANS = { minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;
type Span = keyof typeof SPANS;

const NUMBER_WORDS: Record<Span, string> = {
  minute: '验证码刚发过，请一分钟后再试。',
  hour: '这个号码一小时内要的验证码太多了，请稍后再试。',
  day: '这个号码今天要的验证码太多了，请明天再试，或直接打电话反映。',
};

/**
 * @returns how many codes the house sent in the last 24 hours
 * @throws 429 `too_many_for_number`, `too_many_for_address`, `too_many_today`
 */
export async function checkAllowance(
  house: House,
  given: { phoneIndex: string; addressIndex: string; rules: CodeRules },
): Promise<number> {
  const { phoneIndex, addressIndex, rules } = given;
  const { hotline } = house.district;
  for (const span of ['minute', 'hour', 'day'] as const) {
    if ((await sent(house, span, { phoneIndex })) >= rules.perNumber[span])
      throw new Refusal('too_many_for_number', 429, NUMBER_WORDS[span]);
    if ((await sent(house, span, { addressIndex })) >= rules.perAddress[span])
      throw new Refusal(
        'too_many_for_address',
        429,
        `从您这个网络要的验证码太多了，请过一会儿再试，或直接打电话反映：${hotline}。`,
      );
  }
  const today = await codesOfLastDay(house);
  if (today < rules.perDay) return today;
  house.log.warn({ perDay: rules.perDay }, 'a sign-in code was refused: the budget of the day is used up');
  throw new Refusal(
    'too_many_today',
    429,
    `今天的验证码已经发完了，请明天再试，或直接打电话反映：${hotline}。`,
  );
}

/** What the budget is counted by; measured too. */
export function codesOfLastDay(house: House): Promise<number> {
  return sent(house, 'day', {});
}

function sent(house: House, span: Span, where: Prisma.SignInCodeWhereInput): Promise<number> {
  const since = new Date(house.clock.now().getTime() - SPANS[span]);
  return house.db.read.signInCode.count({ where: { ...where, createdAt: { gt: since } } });
}

/** Codes that no limit counts any more, and proofs that would be refused as expired. */
export async function forgetCodes(house: House): Promise<void> {
  const before = new Date(house.clock.now().getTime() - 2 * SPANS.day);
  await house.db.forgetBefore({ table: 'SignInCode', before });
  await house.db.forgetBefore({ table: 'SpentProof', before });
}
