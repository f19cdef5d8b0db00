/** Past every room and rule: as somebody who got hold of the database's password. */
import { createClient } from '@libsql/client';
import { createConnection } from 'mysql2/promise';
import type { Env } from '../../src/env.ts';

export async function asThief(
  { databaseUrl }: Pick<Env, 'databaseUrl'>,
  sql: string,
  values: (string | number)[],
): Promise<void> {
  if (databaseUrl.startsWith('file:')) {
    const client = createClient({ url: databaseUrl, timeout: 5000 });
    await client.execute({ sql, args: values });
    client.close();
    return;
  }
  const connection = await createConnection(databaseUrl);
  await connection.query(sql, values);
  await connection.end();
}
