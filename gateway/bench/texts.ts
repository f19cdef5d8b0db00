/** How fast a text finds its place among 300,000 names, against the automaton alone over the same texts. */
import { buildAreaIndex, type AreaIndex } from '../src/areas/areaIndex.ts';
import { buildAutomaton } from '../src/routing/names/automaton.ts';
import { draftGazetteer, type Gazetteer } from '../src/routing/names/gazetteer.ts';
import { normalise } from '../src/routing/text/normalise.ts';
import { readPlace } from '../src/routing/reading/readPlace.ts';
import { atOnce } from '../src/slices.ts';
import { keptMemory } from './memory.ts';
import type { BenchRow } from './route.ts';
import { makeCity } from './syntheticCity.ts';
import { makeTexts } from './syntheticTexts.ts';

const NAMES = 300_000;
const TEXTS = 20_000;
const ROUNDS = 7;
/** As a database gives them. */
const PAGE = 1000;

export async function benchTexts(): Promise<BenchRow> {
  const { areas, gazetteer, texts, seconds, megabytes } = prepare();
  const normalised = texts.map((text) => normalise(text).text);
  const forms = Array.from({ length: gazetteer.formCount }, (_, form) => gazetteer.textOf(form));
  const automaton = buildAutomaton(forms);
  let hits = 0;
  const count = (): void => void (hits += 1);
  const ours = { best: 0 };
  const theirs = { best: 0 };
  const verdicts = new Map<string, number>();
  for (let round = 0; round < ROUNDS; round++) {
    await measure(theirs, normalised, (text) => automaton.find(text, count));
    await measure(ours, texts, (text) => {
      const { verdict } = readPlace(text, gazetteer, areas);
      if (round === 0) verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
    });
  }
  const length = texts.reduce((sum, text) => sum + text.length, 0) / TEXTS;
  const told = [...verdicts].map(([verdict, times]) => `${verdict} ${Math.round((100 * times) / TEXTS)} %`);
  return {
    name: `read a text of ${length.toFixed(0)} characters, ${NAMES.toLocaleString('en')} names (${gazetteer.formCount.toLocaleString('en')} forms)`,
    perSecond: Math.round(ours.best),
    yardstick: 'the bare automaton over the same texts, only counting hits',
    yardstickPerSecond: Math.round(theirs.best),
    ratio: ours.best / theirs.best,
    note: `built in ${seconds.toFixed(2)} s, keeps ${megabytes.toFixed(0)} MiB; verdicts: ${told.join(', ')}`,
  };
}

/** Rows are let go page by page, as they are when they come from a database. */
function prepare(): {
  areas: AreaIndex;
  gazetteer: Gazetteer;
  texts: string[];
  seconds: number;
  megabytes: number;
} {
  const city = makeCity(NAMES);
  const texts = makeTexts(city.places, TEXTS);
  const areas = buildAreaIndex(city.areas);
  const pages = Array.from({ length: Math.ceil(NAMES / PAGE) }, (_, page) =>
    JSON.stringify(city.places.slice(page * PAGE, (page + 1) * PAGE)),
  );
  city.places = [];
  const before = keptMemory();
  let seconds = 0;
  const draft = draftGazetteer(areas.all);
  for (const page of pages) {
    const rows = JSON.parse(page) as Parameters<typeof draft.add>[0];
    seconds += timed(() => atOnce(draft.add(rows)));
  }
  let gazetteer: Gazetteer | null = null;
  seconds += timed(() => (gazetteer = atOnce(draft.finish())));
  if (!gazetteer) throw new Error('the gazetteer was not built');
  return { areas, gazetteer, texts, seconds, megabytes: keptMemory() - before };
}

function timed(work: () => unknown): number {
  const from = performance.now();
  work();
  return (performance.now() - from) / 1000;
}

async function measure(
  result: { best: number },
  texts: readonly string[],
  read: (text: string) => void,
): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  const seconds = timed(() => {
    for (const text of texts) read(text);
  });
  result.best = Math.max(result.best, texts.length / seconds);
}
