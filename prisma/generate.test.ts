/** The clients are generated when, and only when, a schema has changed. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateClients, GenerateError } from './generate.ts';

const SCHEMA = `// Head.

generator client {
  provider            = "prisma-client"
  output              = "../gateway/src/db/generated/mysql"
  importFileExtension = "ts"
  engineType          = "client"
}

datasource db {
  provider = "mysql"
}

model Thing {
  id String @id @db.Char(36)
}
`;

let root: string;
let prismaDir: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'gridline-generate-'));
  prismaDir = join(root, 'prisma');
  mkdirSync(prismaDir);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const run = async (): Promise<{ changed: boolean; lines: string[] }> => {
  const lines: string[] = [];
  const changed = await generateClients({ prismaDir, log: (line) => lines.push(line) });
  return { changed, lines: lines.sort() };
};
const client = (name: string): string => join(root, 'gateway/src/db/generated', name, 'client.ts');
const BOTH = ['Database client for mysql generated.', 'Database client for sqlite generated.'];

test('both are made, and made again only for a changed schema or a lost client', async () => {
  writeFileSync(join(prismaDir, 'schema.prisma'), SCHEMA);
  expect(await run()).toEqual({ changed: true, lines: BOTH });
  expect(readFileSync(client('sqlite'), 'utf8')).toContain('PrismaClient');
  expect(await run()).toEqual({ changed: false, lines: [] });

  rmSync(client('mysql'));
  expect(await run()).toEqual({ changed: true, lines: BOTH.slice(0, 1) });

  writeFileSync(join(prismaDir, 'schema.prisma'), SCHEMA.replace('model Thing', 'model Matter'));
  expect(await run()).toEqual({ changed: true, lines: BOTH });
  expect(readFileSync(client('sqlite'), 'utf8')).toContain('Matter');
  expect(readFileSync(join(prismaDir, 'schema.sqlite.prisma'), 'utf8')).toContain('model Matter');
}, 180_000);

test('a schema that Prisma does not understand is refused in its words, and nothing passes for generated', async () => {
  writeFileSync(join(prismaDir, 'schema.prisma'), SCHEMA.replace('id String', 'id Strung'));
  const error: unknown = await run().catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(GenerateError);
  expect(String(error)).toContain('Strung');
  expect(existsSync(client('mysql'))).toBe(false);
  expect(existsSync(client('sqlite'))).toBe(false);
}, 180_000);
