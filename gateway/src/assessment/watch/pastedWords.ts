/** 套话办结: the same words of result again and again, by one person or from one unit. Pure. */
import { beijingDay } from '@gridline/shared/time.ts';
import { normalised, quoted, wordsKey } from '../../cases/pastedNotes.ts';
import { byPerson, casesOf, DAY, together, type Finding, type Work } from './finding.ts';

const LEAST = 3;
/** Shorter results are alike by chance. */
const SHORTEST = 8;
const WITHIN_MS = 30 * DAY;

/** @param templates answers that the district itself offers: using them is no fault */
export function pastedWords(
  works: readonly Work[],
  { now, templates }: { now: Date; templates: readonly string[] },
): Finding[] {
  const offered = new Set(templates.map(normalised));
  const results = works.filter(
    ({ action, note, at }) =>
      action === 'resolve' &&
      now.getTime() - at.getTime() <= WITHIN_MS &&
      [...normalised(note)].length >= SHORTEST &&
      !offered.has(normalised(note)),
  );
  const persons = [...byPerson(results)].flatMap(([personId, own]) =>
    alike(own).map((same) =>
      finding(same, { who: personId, name: same[0]?.personName ?? '', staffId: personId }),
    ),
  );
  const told = new Set(persons.map(({ caseIds }) => caseIds.join()));
  const units = [...byUnit(results)].flatMap(([unitCode, own]) =>
    alike(own).map((same) => finding(same, { who: unitCode, name: '同一单位', staffId: null })),
  );
  return [...persons, ...units.filter(({ caseIds }) => !told.has(caseIds.join()))];
}

function byUnit(works: readonly Work[]): Map<string, Work[]> {
  const found = new Map<string, Work[]>();
  for (const work of works)
    if (work.unitCode) found.set(work.unitCode, [...(found.get(work.unitCode) ?? []), work]);
  return found;
}

/** Groups of steps with the same words in enough cases. */
function alike(works: readonly Work[]): Work[][] {
  const groups = new Map<string, Work[]>();
  for (const work of [...works].sort((a, b) => a.at.getTime() - b.at.getTime())) {
    const words = normalised(work.note);
    groups.set(words, [...(groups.get(words) ?? []), work]);
  }
  return [...groups.values()].filter((same) => casesOf(same).length >= LEAST);
}

function finding(
  same: readonly Work[],
  { who, name, staffId }: { who: string; name: string; staffId: string | null },
): Finding {
  const last = same.at(-1);
  const note = last?.note ?? '';
  const month = last ? beijingDay(last.at).slice(0, 6) : '';
  return {
    kind: 'pastedWords',
    key: `pastedWords:${who}:${wordsKey(note)}:${month}`,
    ...together(same),
    staffId,
    detail: `${name} 30 天内有 ${casesOf(same).length} 件的处置结果一字不差${quoted(note)}`,
  };
}
