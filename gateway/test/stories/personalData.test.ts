import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { createConnection } from 'mysql2/promise';
import { pino } from 'pino';
import { until } from '../play/http.ts';
import { staffMember, texter, wechatResident } from '../play/people.ts';
import { askForCode } from '../play/signIn.ts';
import { startWorld, type World } from '../world.ts';

/** Numbers and names nobody may find in the clear. */
const SECRETS = ['13900000051', '13900000052', '055166660053', '66660053', 'secret-openid', '陈桂花'];

describe('personal data', () => {
  let world: World;
  let lines = '';
  beforeAll(async () => {
    const stream = new Writable({
      write(chunk: Buffer, _encoding, done) {
        lines += chunk.toString();
        done();
      },
    });
    world = await startWorld({ log: pino({ level: 'trace' }, stream) });
  });
  afterAll(() => world.close());

  it('lies encrypted in the database and appears in no log line', async () => {
    const resident = texter(world, SECRETS[0] ?? '');
    await resident.send('沿港西路83号有三座烟囱，昼夜使用劣质燃料排烟');
    await resident.reads(/编号/);
    const wechat = await wechatResident(world, 'secret-openid');
    await wechat.subscribe(true);
    await wechat.file({ text: '水景园3号楼垃圾没人清', phone: SECRETS[1] });
    const operator = await staffMember(world, 'operator1');
    await operator.log({ text: '解放路120号路灯不亮', phone: SECRETS[2], callerName: '陈桂花' });
    await operator.get(`/api/v1/staff/caller?phone=${SECRETS[0]}`);
    expect((await askForCode(world.gateway, SECRETS[1] ?? '')).status).toBe(202);
    await until(
      'all to be told',
      async () =>
        (await world.running.house.db.read.notice.count({
          where: { state: { in: ['sent', 'delivered'] } },
        })) >= 3,
    );

    const dump = await everything(world);
    expect(dump.length).toBeGreaterThan(10_000);
    expect(dump).toContain('三座烟囱');
    expect(lines).toContain('"msg":"request"');
    expect({
      inDatabase: SECRETS.filter((secret) => dump.includes(secret)),
      inLog: SECRETS.filter((secret) => lines.includes(secret)),
    }).toEqual({ inDatabase: [], inLog: [] });
  });
});

/** All bytes of the database, as text. */
async function everything({ env }: World): Promise<string> {
  if (env.databaseUrl.startsWith('file:')) {
    const file = join(env.dataDir, 'gridline.db');
    return readFileSync(file, 'utf8') + readFileSync(`${file}-wal`, 'utf8');
  }
  const connection = await createConnection(env.databaseUrl);
  const [tables] = await connection.query<import('mysql2').RowDataPacket[]>('SHOW TABLES');
  const dumps = [];
  for (const row of tables) {
    const [rows] = await connection.query(`SELECT * FROM \`${String(Object.values(row)[0])}\``);
    dumps.push(JSON.stringify(rows));
  }
  await connection.end();
  return dumps.join('\n');
}
