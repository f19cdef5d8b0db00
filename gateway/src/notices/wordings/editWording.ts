/** Wordings at the desk: as they are, as they would read, and saved as a new version that every process soon knows. */
import type { Wording, WordingVersion } from '@gridline/shared/noticeApi.ts';
import { beijingMoment } from '@gridline/shared/time.ts';
import { DuplicateRow, insert, put } from '../../db/change.ts';
import { newId } from '../../db/ids.ts';
import { badRequest, conflict, notFound } from '../../errors.ts';
import type { House } from '../../house.ts';
import { auditRow } from '../../staff/audit.ts';
import { previewOf } from './checkWording.ts';
import { isPurpose, parametersFor, PURPOSES } from './purposes.ts';
import type { NoticeRules } from '../rules.ts';
import { NOTICE_RULES_VERSION } from '../settings.ts';
import { TEMPLATES, type Purpose } from './templates.ts';

interface Stored {
  version: number;
  text: string;
  carrierCode: string | null;
  createdAt: Date;
  createdBy: string | null;
}

/** The purpose of that name. Throws 404 `wording_unknown`. */
export function purposeOf(name: string): Purpose {
  if (!isPurpose(name)) throw notFound('wording_unknown', '没有这种通知，请从列表里选。');
  return name;
}

/** Every purpose with the wordings in use. */
export async function listWordings(house: House, rules: NoticeRules): Promise<Wording[]> {
  const stored = await readVersions(house);
  return (Object.keys(PURPOSES) as Purpose[]).map((purpose) =>
    wordingView(rules, purpose, stored.get(purpose) ?? []),
  );
}

/** One purpose, with all versions, newest first; the built-in one is the last. */
export async function wordingWithVersions(
  house: House,
  rules: NoticeRules,
  purpose: Purpose,
): Promise<{ wording: Wording; versions: WordingVersion[] }> {
  const stored = (await readVersions(house, purpose)).get(purpose) ?? [];
  const wording = wordingView(rules, purpose, stored);
  return { wording, versions: [...stored.map(versionView), builtIn(rules, purpose)] };
}

/**
 * Saves a new version. Throws 409 `wording_changed` when `version` is not the newest any more, 400 `wording_wrong`
 * with what is to be mended.
 */
export async function saveWording(
  house: House,
  rules: NoticeRules,
  given: { purpose: Purpose; text: string; carrierCode: string | null; version: number; staffId: string },
): Promise<void> {
  const { purpose, text, carrierCode, version, staffId } = given;
  const { problems } = previewOf(purpose, text, rules.wordings.signature);
  if (problems.length > 0) throw badRequest('wording_wrong', problems.join(' '));
  const newest = await house.db.read.noticeTemplate.findFirst({
    where: { purpose },
    orderBy: { version: 'desc' },
  });
  if ((newest?.version ?? 0) !== version) throw changed();
  const [createdAt, next] = [house.clock.now(), version + 1];
  const row = { id: newId(), purpose, version: next, text, carrierCode, createdAt, createdBy: staffId };
  const detail = `第${next}版：${text}`.slice(0, 500);
  try {
    // The unique key on purpose and version decides between two who save at once.
    await house.db.submit({
      writes: [
        insert('NoticeTemplate', row),
        put('Setting', { key: NOTICE_RULES_VERSION, value: JSON.stringify(row.id) }),
        auditRow(house, { staffId, action: 'wording-change', subject: PURPOSES[purpose].label, detail }),
      ],
    });
  } catch (error) {
    if (error instanceof DuplicateRow) throw changed();
    throw error;
  }
}

const changed = (): Error => conflict('wording_changed', '刚才有人改过这条文字，请刷新后在新的内容上再改。');

async function readVersions(
  house: House,
  purpose?: Purpose,
): Promise<Map<string, (Stored & { author: string | null })[]>> {
  const rows = await house.db.read.noticeTemplate.findMany({
    where: purpose ? { purpose } : {},
    orderBy: { version: 'desc' },
  });
  const authors = await house.db.read.staff.findMany({
    where: { id: { in: rows.flatMap(({ createdBy }) => createdBy ?? []) } },
    select: { id: true, name: true },
  });
  const names = new Map(authors.map(({ id, name }) => [id, name]));
  const byPurpose = new Map<string, (Stored & { author: string | null })[]>();
  for (const row of rows) {
    const author = row.createdBy === null ? null : (names.get(row.createdBy) ?? null);
    byPurpose.set(row.purpose, [...(byPurpose.get(row.purpose) ?? []), { ...row, author }]);
  }
  return byPurpose;
}

function wordingView(
  rules: NoticeRules,
  purpose: Purpose,
  stored: readonly (Stored & { author: string | null })[],
): Wording {
  const { label, when, urgent = false } = PURPOSES[purpose];
  const versions = [...stored.map(versionView), builtIn(rules, purpose)];
  const newest = versions[0] ?? builtIn(rules, purpose);
  const atCarrier = versions.find(({ carrierCode }) => carrierCode !== null) ?? builtIn(rules, purpose);
  return {
    purpose,
    label,
    when,
    urgent,
    current: newest,
    atCarrier,
    carrierRemark: newest.version === atCarrier.version ? null : carrierRemark(newest, atCarrier),
    parameters: parametersFor(purpose),
    preview: previewOf(purpose, newest.text, rules.wordings.signature),
  };
}

/** A carrier of templates sends only what was registered with it; staff are told so. */
function carrierRemark(newest: WordingVersion, atCarrier: WordingVersion): string {
  const old = atCarrier.version === 0 ? '内置文字' : `第${atCarrier.version}版`;
  const since = newest.createdAt ? `${beijingMoment(new Date(newest.createdAt))}改的` : '';
  return `${since}第${newest.version}版还没有填运营商的模板编号：经模板短信通道（阿里云）发出的仍是${old}，其他短信通道发新文字。请先到运营商报备，通过后填上编号再存一次。`;
}

function builtIn(rules: NoticeRules, purpose: Purpose): WordingVersion {
  const carrierCode = rules.wordings.builtInCode(purpose);
  return { version: 0, text: TEMPLATES[purpose], carrierCode, createdAt: null, createdBy: null };
}

function versionView({ version, text, carrierCode, createdAt, author }: Stored & { author: string | null }) {
  return { version, text, carrierCode, createdAt: createdAt.toISOString(), createdBy: author };
}
