/** Sign-in of staff: argon2id, the same answer and the same work for a wrong name as for a wrong password. */
import { hash, verify } from '@node-rs/argon2';
import type { Staff } from '../db/generated/mysql/client.ts';
import { Refusal } from '../errors.ts';
import type { House } from '../house.ts';
import { audit } from './audit.ts';
import { openSession, type Opened } from './sessions.ts';

/** OWASP's floor for argon2id: 19 MiB, two passes. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

let decoy: Promise<string> | null = null;

export async function signIn(
  house: House,
  given: { username: string; password: string },
): Promise<Opened & { staff: Staff }> {
  const staff = await house.db.read.staff.findUnique({ where: { username: given.username } });
  decoy ??= hashPassword('nobody has this password');
  const right = await verify(staff?.passwordHash ?? (await decoy), given.password);
  if (!staff?.active || !right) throw new Refusal('wrong_credentials', 401, '用户名或密码不对，请再试一次。');
  const opened = await openSession(house, { staffId: staff.id });
  await audit(house, { staffId: staff.id, action: 'sign-in', subject: staff.username });
  return { ...opened, staff };
}
