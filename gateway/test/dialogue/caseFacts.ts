/** What a check may ask of a case, and how it is compared with what the file says. */
import { RESIDENT_STAGE_LABELS, STAGE_LABELS } from '@gridline/shared/labels.ts';
import { nationalNumber } from '@gridline/shared/phone.ts';
import type { Stage } from '@gridline/shared/workflow.ts';
import { phoneOf } from '../../src/cases/views/staffCase.ts';
import type { CaseFile } from '../../src/db/generated/mysql/client.ts';
import type { House } from '../../src/house.ts';
import { asCarrier } from './messages.ts';
import type { CaseKey } from './parseCheck.ts';
import { matchesGlob } from './words.ts';

/** All cases in the order of their filing; cases of one message in the order of their numbers. */
export async function casesInOrder(house: House): Promise<CaseFile[]> {
  return house.db.read.caseFile.findMany({ orderBy: [{ filedAt: 'asc' }, { number: 'asc' }] });
}

/** A fact as it is shown, and whether a value of the file means it. */
export interface Fact {
  shown: string;
  is(value: string): boolean;
}

const NONE = /^(none|no|无|没有)$/i;

/** Exactly this, or one of its names. */
const exactly = (shown: string, ...names: string[]): Fact => ({
  shown,
  is: (value) => [shown, ...names].some((name) => name.toLowerCase() === value.toLowerCase()),
});
/** By code, or by words that its name has; `none` when there is nothing. */
const named = (code: string | null, name: string | null): Fact => ({
  shown: code === null ? 'none' : `${name ?? ''}(${code})`,
  is: (value) =>
    code === null ? NONE.test(value) : value === code || (name !== null && contains(name, value)),
});
/** Words that hold these; `none` when there are none, `yes` or `*` when there are any. */
const worded = (words: string | null): Fact => ({
  shown: words ? words : 'none',
  is: (value) => (words ? /^(yes|有|是)$/i.test(value) || contains(words, value) : NONE.test(value)),
});
const flag = (on: boolean): Fact => ({
  shown: on ? 'yes' : 'no',
  is: (value) => (on ? /^(yes|true|1|是)$/i : /^(no|none|false|0|否)$/i).test(value),
});

function contains(words: string, value: string): boolean {
  return value.includes('*') ? matchesGlob(words, value) : value !== '' && words.includes(value);
}

export async function factOf(
  house: House,
  row: CaseFile,
  { key, cases }: { key: CaseKey; cases: readonly CaseFile[] },
): Promise<Fact> {
  const atlas = house.atlas();
  const { read } = house.db;
  switch (key) {
    case 'stage': {
      const stage = row.stage as Stage;
      return exactly(stage, STAGE_LABELS[stage], RESIDENT_STAGE_LABELS[stage]);
    }
    case 'category':
      return named(row.categoryCode, row.categoryCode && (atlas.category(row.categoryCode)?.name ?? null));
    case 'grid':
      return named(row.gridCode, row.gridCode && (atlas.areas.get(row.gridCode)?.name ?? null));
    case 'area': {
      const names = row.areaPath.split('/').map((code) => atlas.areas.get(code)?.name ?? '');
      return worded(names.filter(Boolean).join('/') || null);
    }
    case 'unit':
      return named(row.unitCode, row.unitCode && (atlas.unit(row.unitCode)?.name ?? null));
    case 'contact': {
      const contacts = await read.contact.findMany({ where: { residentId: row.residentId } });
      const phone = phoneOf(house, row, contacts);
      const shown = phone === null ? 'none' : nationalNumber(phone);
      return { shown, is: (value) => (phone === null ? NONE.test(value) : asCarrier(value) === shown) };
    }
    case 'urgency':
      return exactly(row.urgency);
    case 'confidential':
      return flag(row.confidential);
    case 'affected': {
      const complaints = await read.complaint.findMany({ where: { caseId: row.id } });
      const cipher = row.affectedCipher ?? complaints.find((one) => one.affectedCipher)?.affectedCipher;
      return worded(cipher ? house.privacy.decrypt(cipher) : null);
    }
    case 'channel':
      return exactly(row.channel);
    case 'triage':
      return row.triageReason === null ? flag(false) : worded(row.triageReason);
    case 'supervised':
      return flag(row.supervised);
    case 'merged': {
      const into = cases.findIndex(({ id }) => id === row.mergedInto);
      return {
        shown: into < 0 ? 'none' : String(into + 1),
        is: (value) => (into < 0 ? NONE.test(value) : value === String(into + 1)),
      };
    }
    case 'handler': {
      const staff = row.handlerId ? await read.staff.findUnique({ where: { id: row.handlerId } }) : null;
      return named(staff?.username ?? null, staff?.name ?? null);
    }
    case 'text':
      return worded(row.text);
    case 'place':
      return worded(row.placeText);
    case 'number':
      return exactly(row.number);
  }
}
