/** A new installation's first way in: where there is no staff at all, one `admin` and the usual categories. */
import { CATEGORIES } from '../../prisma/seed/matters/categories.ts';
import { insert, insertIgnore, put, type Write } from './db/change.ts';
import type { Database } from './db/database.ts';
import { newId } from './db/ids.ts';
import { EnvError } from './env.ts';
import { ATLAS_VERSION } from './routing/atlasKeeper.ts';
import { newPassword } from './staff/newPassword.ts';
import { hashPassword } from './staff/signIn.ts';

const USERNAME = 'admin';
const SHORTEST = 8;

/**
 * Bound to no area, `admin` sees everything. However many processes start at the same time, one makes it.
 * @param given.password what the deployer set as ADMIN_PASSWORD; without it one is made up
 * @returns the sentence to print once, `null` when there is nothing new to tell
 * @throws EnvError when the given password is too short
 */
export async function firstAdmin(given: { db: Database; password?: string }): Promise<string | null> {
  const { db } = given;
  if (await db.read.staff.findFirst({ select: { id: true } })) return null;
  if (given.password && given.password.length < SHORTEST)
    throw new EnvError(`ADMIN_PASSWORD is too short: give at least ${SHORTEST} characters.`);
  const password = given.password || newPassword(16);
  const made = await db.submit({
    key: { table: 'Staff', column: 'username', value: USERNAME },
    writes: [
      insert('Staff', {
        id: newId(),
        username: USERNAME,
        passwordHash: await hashPassword(password),
        name: '管理员',
        role: 'admin',
        areaCode: '',
      }),
      ...(await usualCategories(db)),
      put('Setting', { key: ATLAS_VERSION, value: newId() }),
    ],
  });
  if (made === 'repeated') return null;
  return given.password
    ? '已建立管理员账号 admin，密码是 ADMIN_PASSWORD 里设置的。The account admin has the password of ADMIN_PASSWORD.'
    : `已建立管理员账号 admin，密码 ${password} 只显示这一次，请记下。The account admin has the password ${password}, shown only now.`;
}

/** Those of the demonstration, unless the district has brought its own. */
async function usualCategories(db: Database): Promise<Write[]> {
  if (await db.read.category.findFirst({ select: { id: true } })) return [];
  return CATEGORIES.map(({ words, ...category }, position) =>
    insertIgnore('Category', {
      id: newId(),
      ...category,
      words: JSON.stringify(words),
      active: true,
      position,
    }),
  );
}
