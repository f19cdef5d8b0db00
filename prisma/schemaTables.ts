/** What tables schema.prisma asks for, on either database: what tests hold the migrations against. */

export interface Column {
  name: string;
  /** `text`, `char(36)`, `varchar(40)`, `longtext`, `int`, `double`, `tinyint(1)`, `datetime(3)`; SQLite's own names there. */
  type: string;
  nullable: boolean;
  /** As text, without quotes; null when there is none. */
  standard: string | null;
}

export interface Table {
  columns: Column[];
  primaryKey: string[];
  /** Columns by the name of the key. */
  uniques: Record<string, string[]>;
  indexes: Record<string, string[]>;
}

type Family = 'mysql' | 'sqlite';

const SQLITE_TYPES: Record<string, string> = {
  String: 'TEXT',
  Int: 'INTEGER',
  Float: 'REAL',
  Boolean: 'BOOLEAN',
  DateTime: 'DATETIME',
};
const MYSQL_TYPES: Record<string, string> = { Int: 'int', Float: 'double', Boolean: 'tinyint(1)' };

/**
 * Reads the text of schema.prisma.
 * @throws Error on anything it does not know, so that nothing is left unchecked.
 */
export function schemaTables(schema: string, family: Family): Record<string, Table> {
  const tables: Record<string, Table> = {};
  for (const [, model = '', body = ''] of schema.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)) {
    const table: Table = { columns: [], primaryKey: [], uniques: {}, indexes: {} };
    for (const line of body.split('\n').map((text) => text.trim())) {
      if (line && !line.startsWith('//')) readLine(line, { model, table, family });
    }
    tables[model] = table;
  }
  return tables;
}

function readLine(
  line: string,
  { model, table, family }: { model: string; table: Table; family: Family },
): void {
  const block = /^@@(unique|index)\(\[([\w, ]+)\](?:, map: "(\w+)")?\)$/.exec(line);
  if (block) {
    const columns = (block[2] ?? '').split(/,\s*/);
    const unique = block[1] === 'unique';
    const keys = unique ? table.uniques : table.indexes;
    keys[block[3] ?? `${model}_${columns.join('_')}_${unique ? 'key' : 'idx'}`] = columns;
    return;
  }
  const field = /^(\w+)\s+(\w+)(\?)?((?:\s+@[\w.]+(?:\([^)]*\))?)*)$/.exec(line);
  if (!field)
    throw new Error(`schema.prisma, model ${model}: teach prisma/schemaTables.ts to read "${line}".`);
  const [, name = '', kind = '', optional, attributes = ''] = field;
  const type = family === 'sqlite' ? SQLITE_TYPES[kind] : mysqlType(kind, attributes);
  if (!type)
    throw new Error(`schema.prisma, ${model}.${name}: give ${kind} a type of the database with @db.`);
  table.columns.push({
    name,
    type,
    nullable: optional === '?',
    standard: standardOf(attributes, kind, family),
  });
  if (/@id\b/.test(attributes)) table.primaryKey = [name];
  if (/@unique\b/.test(attributes)) table.uniques[`${model}_${name}_key`] = [name];
}

function mysqlType(kind: string, attributes: string): string | undefined {
  return /@db\.(\w+(?:\(\d+\))?)/.exec(attributes)?.[1]?.toLowerCase() ?? MYSQL_TYPES[kind];
}

function standardOf(attributes: string, kind: string, family: Family): string | null {
  const value = /@default\("?([^")]*)"?\)/.exec(attributes)?.[1] ?? null;
  if (kind !== 'Boolean' || value === null || family === 'sqlite') return value;
  return value === 'true' ? '1' : '0';
}
