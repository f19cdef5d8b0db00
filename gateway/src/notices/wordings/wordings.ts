/** The wordings in use, built-in and edited: which one free text is written with, and which one lies at the carrier. Pure. */
import { countSegments, cutText } from '@gridline/shared/text.ts';
import type { NoticeTemplate } from '../../db/generated/mysql/client.ts';
import { parametersFor } from './purposes.ts';
import { builtInCode, fill, TEMPLATES, type Purpose } from './templates.ts';

export interface WordingVersion {
  version: number;
  text: string;
  /** `null`: not registered with the carrier. */
  carrierCode: string | null;
}

export interface Wordings {
  /** The newest version: what providers of free text send. */
  current(purpose: Purpose): WordingVersion;
  /** The newest version that is registered with the carrier. */
  atCarrier(purpose: Purpose): WordingVersion & { carrierCode: string };
  /** The code of the built-in wording at the carrier. */
  builtInCode(purpose: Purpose): string;
  /** What carriers put before each text; it counts. */
  signature: string;
}

/** @param rows of all versions, in any order @param codes of the built-in wordings, where the settings name others */
export function wordingsOf(
  rows: readonly Pick<NoticeTemplate, 'purpose' | 'version' | 'text' | 'carrierCode'>[],
  { signName, codes }: { signName: string; codes: Readonly<Record<string, string>> },
): Wordings {
  const newest = new Map<string, WordingVersion>();
  const registered = new Map<string, WordingVersion & { carrierCode: string }>();
  for (const { purpose, version, text, carrierCode } of rows) {
    if (version > (newest.get(purpose)?.version ?? 0)) newest.set(purpose, { version, text, carrierCode });
    if (carrierCode !== null && version > (registered.get(purpose)?.version ?? 0))
      registered.set(purpose, { version, text, carrierCode });
  }
  const builtIn = (purpose: Purpose): WordingVersion & { carrierCode: string } => ({
    version: 0,
    text: TEMPLATES[purpose],
    carrierCode: builtInCode(codes, purpose),
  });
  return {
    current: (purpose) => newest.get(purpose) ?? builtIn(purpose),
    atCarrier: (purpose) => registered.get(purpose) ?? builtIn(purpose),
    builtInCode: (purpose) => builtInCode(codes, purpose),
    signature: `【${signName}】`,
  };
}

/** The built-in wordings alone, for what runs without a database. */
export const BUILT_IN: Wordings = wordingsOf([], { signName: '网格直通', codes: {} });

/** Parameters as they go into a wording: on one line, within their limits, never cut inside a character. */
export function fitted(purpose: Purpose, params: Readonly<Record<string, string>>): Record<string, string> {
  const limits = new Map(parametersFor(purpose).map(({ name, limit }) => [name, limit]));
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      const limit = limits.get(name);
      return [name, limit === undefined ? value : cutText(oneLine(name, value), limit)];
    }),
  );
}

/** What a waiting notice is filled with. One of an edition before `by` knows only `due`. */
export function paramsOf({ params }: { params: string }): Record<string, string> {
  const stored = JSON.parse(params) as Record<string, string>;
  return stored.due === undefined ? stored : { by: `${stored.due}前`, ...stored };
}

/** Answers may have lines; a name, a reason or a result has none. Carriers refuse variables with web addresses. */
function oneLine(name: string, value: string): string {
  const plain = value.replace(/https?:\/\//gi, '');
  return name === 'text' || name === 'lines' ? plain : plain.replace(/\s+/g, ' ').trim();
}

/** The words of a notice, with the version they came from and the segments a carrier bills. */
export function worded(
  wordings: Wordings,
  purpose: Purpose,
  params: Readonly<Record<string, string>>,
): { text: string; wording: number; segments: number } {
  const { text: wording, version } = wordings.current(purpose);
  const text = fill(wording, params);
  return { text, wording: version, segments: countSegments(wordings.signature + text).segments };
}

/** What a row keeps of its words. */
export type Words = ReturnType<typeof worded>;

/**
 * The same notice as a carrier of registered templates sends it. `words` is `null` where these are the notice's own;
 * else the row has to keep them once they were sent.
 */
export function registeredWords(
  wordings: Wordings,
  notice: { purpose: string; wording: number; params: Readonly<Record<string, string>> },
): { templateCode: string; words: Words | null } {
  const { version, text: wording, carrierCode } = wordings.atCarrier(notice.purpose as Purpose);
  if (version === notice.wording) return { templateCode: carrierCode, words: null };
  const text = fill(wording, notice.params);
  const { segments } = countSegments(wordings.signature + text);
  return { templateCode: carrierCode, words: { text, wording: version, segments } };
}
