/**
 * Contacts by blind index, read in groups: look-ups asked for in the same turn of the event loop share one
 * query. A burst of complaints asks this once each; one query apiece would cost as much as the filing itself.
 */
import type { Contact } from './generated/mysql/client.ts';
import type { Wire } from './wire.ts';

export interface ContactLookup {
  /** All contacts of the resident who owns this one, `[]` when nobody does. */
  siblings(kind: string, valueIndex: string): Promise<Contact[]>;
}

interface Asker {
  kind: string;
  valueIndex: string;
  resolve(contacts: Contact[]): void;
  reject(error: unknown): void;
}

const LIMIT = 500;
const COLUMNS = [
  'id',
  'residentId',
  'kind',
  'valueCipher',
  'valueIndex',
  'mobile',
  'nameCipher',
  'stoppedAt',
  'lastUsedAt',
] as const;

export function makeContactLookup(wire: Wire): ContactLookup {
  const waiting: Asker[] = [];

  const look = async (): Promise<void> => {
    const askers = waiting.splice(0, LIMIT);
    if (waiting.length > 0) setImmediate(() => void look());
    try {
      const marks = askers.map(() => '?').join(', ');
      const columns = COLUMNS.map((column) => `s.\`${column}\` AS \`${column}\``).join(', ');
      const rows = await wire.query(
        `SELECT c.\`kind\` AS askedKind, c.\`valueIndex\` AS askedIndex, ${columns} FROM \`Contact\` c JOIN \`Contact\` s ON s.\`residentId\` = c.\`residentId\` WHERE c.\`valueIndex\` IN (${marks})`,
        askers.map((asker) => asker.valueIndex),
      );
      for (const asker of askers) {
        asker.resolve(
          rows
            .filter((row) => row.askedKind === asker.kind && row.askedIndex === asker.valueIndex)
            .map(contactOf),
        );
      }
    } catch (error) {
      for (const asker of askers) asker.reject(error);
    }
  };

  return {
    siblings: (kind, valueIndex) =>
      new Promise((resolve, reject) => {
        waiting.push({ kind, valueIndex, resolve, reject });
        if (waiting.length === 1) setImmediate(() => void look());
      }),
  };
}

function contactOf(row: Record<string, unknown>): Contact {
  const text = (column: string): string => row[column] as string;
  const instant = (column: string): Date => {
    const value = row[column];
    return value instanceof Date ? value : new Date(value as string);
  };
  return {
    id: text('id'),
    residentId: text('residentId'),
    kind: text('kind'),
    valueCipher: text('valueCipher'),
    valueIndex: text('valueIndex'),
    mobile: Boolean(row.mobile),
    nameCipher: row.nameCipher === null ? null : text('nameCipher'),
    stoppedAt: row.stoppedAt === null ? null : instant('stoppedAt'),
    lastUsedAt: instant('lastUsedAt'),
  };
}
