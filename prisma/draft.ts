/** Drafts the next migration after a change to schema.prisma: `npx tsx prisma/draft.ts <what changed>`. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deriveSqliteSchema } from './derive.ts';
import { migrate } from './migrate.ts';
import { openSchemaEngine } from './schemaEngine.ts';

/**
 * The SQL that takes a SQLite database from where the migrations leave it to the schema; empty when they agree.
 * @param schema text of schema.sqlite.prisma.
 */
export async function draftSqlite(schema: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'gridline-draft-'));
  try {
    const url = `file:${join(folder, 'draft.db')}`;
    await migrate({ databaseUrl: url, log: () => undefined });
    const engine = await openSchemaEngine(url, schema);
    const files = [{ path: 'schema.prisma', content: schema }];
    const { stdout } = await engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: folder },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      filters: { externalTables: ['_migration_lease'], externalEnums: [] },
    });
    const sql = (stdout ?? '').trim();
    return sql.startsWith('-- This is an empty migration') ? '' : sql;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function main(words: string[]): Promise<void> {
  const here = fileURLToPath(new URL('.', import.meta.url));
  const schema = deriveSqliteSchema(readFileSync(join(here, 'schema.prisma'), 'utf8'));
  const sql = await draftSqlite(schema);
  if (!sql || words.length === 0) {
    process.stdout.write(sql ? `${sql}\n` : 'The migrations agree with schema.prisma.\n');
    return;
  }
  const time = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const name = `${time}_${words.join('_').toLowerCase().replace(/\W+/g, '_')}`;
  const file = (family: 'sqlite' | 'mysql'): string => {
    mkdirSync(join(here, 'migrations', family, name), { recursive: true });
    return join(here, 'migrations', family, name, 'migration.sql');
  };
  writeFileSync(join(here, 'schema.sqlite.prisma'), schema);
  writeFileSync(file('sqlite'), `${sql}\n`);
  writeFileSync(
    file('mysql'),
    `-- Say here for MySQL what ../../sqlite/${name}/migration.sql says for SQLite.\n`,
  );
  process.stdout.write(
    `prisma/migrations/{sqlite,mysql}/${name} made: write the one for MySQL, then npm test.\n`,
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(process.argv.slice(2));
