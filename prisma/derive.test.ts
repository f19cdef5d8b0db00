import { readFileSync } from 'node:fs';
import { DeriveError, deriveSqliteSchema } from './derive.ts';

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');

test('the committed SQLite schema is the derivation of schema.prisma', () => {
  expect(read('schema.sqlite.prisma')).toBe(deriveSqliteSchema(read('schema.prisma')));
});

test('the models stay as they are but for the column types of MySQL', () => {
  const derived = deriveSqliteSchema(`// Head.\n
generator client {
  output = "../gateway/src/db/generated/mysql"
}

datasource db {
  provider = "mysql"
}

/// Kept.
model Thing {
  id   String  @id @db.Char(36)
  name String? @default("a") @db.VarChar(10)
  // kept too
  at   DateTime @db.DateTime(3)

  @@index([name, at])
}
`);
  expect(derived.slice(derived.indexOf('generator'))).toBe(`generator client {
  output = "../gateway/src/db/generated/sqlite"
}

datasource db {
  provider = "sqlite"
}

/// Kept.
model Thing {
  id   String  @id
  name String? @default("a")
  // kept too
  at   DateTime

  @@index([name, at])
}
`);
});

test.each([
  'enum Stage {\n  a\n}',
  'model A {\n  id Int @id @default(autoincrement())\n}',
  'model A {\n  data Json\n}',
])('what SQLite keeps differently is refused: %j', (schema) => {
  expect(() => deriveSqliteSchema(schema)).toThrow(DeriveError);
});
