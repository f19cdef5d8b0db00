/** The SQLite schema, derived from the MySQL one: the same models without MySQL's column types. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const MYSQL_SCHEMA = new URL('schema.prisma', import.meta.url);
const SQLITE_SCHEMA = new URL('schema.sqlite.prisma', import.meta.url);
const HEADER = '// Derived from schema.prisma by derive.ts: do not edit, run `npx tsx prisma/derive.ts`.\n\n';

/** A schema that cannot be derived; the message says what to change. */
export class DeriveError extends Error {
  readonly code = 'schema_not_derivable';
}

/**
 * The text of schema.sqlite.prisma for the text of schema.prisma.
 * @throws DeriveError when the schema uses what SQLite cannot express the same way.
 */
export function deriveSqliteSchema(mysqlSchema: string): string {
  const refused = /^(enum|type|view)\s|\bautoincrement\(|\sJson\b|\sDecimal\b/m.exec(
    withoutComments(mysqlSchema),
  );
  if (refused) {
    throw new DeriveError(
      `schema.prisma uses "${refused[0].trim()}", which MySQL and SQLite keep differently: say it with String, Int, Float, Boolean or DateTime.`,
    );
  }
  const body = mysqlSchema
    .replace(/^(?:\/\/(?!\/).*\n)+\n*/, '')
    .replace('provider = "mysql"', 'provider = "sqlite"')
    .replace('/db/generated/mysql"', '/db/generated/sqlite"')
    .replace(/ +@db\.\w+(\([^)]*\))?/g, '');
  return HEADER + body;
}

function withoutComments(schema: string): string {
  return schema.replace(/\/\/.*$/gm, '');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(SQLITE_SCHEMA, deriveSqliteSchema(readFileSync(MYSQL_SCHEMA, 'utf8')));
}
