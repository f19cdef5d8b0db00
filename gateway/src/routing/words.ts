/** The words of a complaint and those for its place, read together: what one leaves open, the other may settle. */
import type { Atlas } from './atlas.ts';
import { isVague } from './reading/mention.ts';
import { findMentions } from './reading/mentions.ts';
import { normalise } from './text/normalise.ts';
import { readPlace, type Weigh } from './reading/readPlace.ts';
import type { PlaceReading, PlaceVerdict } from './reading/reading.ts';
import { isAboutHome } from './text/relations.ts';

export interface Words {
  readonly text: string;
  /** What was written as the place, or answered when asked for it; or ''. */
  readonly placeText: string;
}

const KNOWN: readonly PlaceVerdict[] = ['none', 'broad', 'ask', 'sure'];

/** Words for the place come first; where they are not sure, the text is read beside them. */
export function readWords({ text, placeText }: Words, atlas: Atlas, weigh?: Weigh): PlaceReading {
  const read = (words: string): PlaceReading => readPlace(words, atlas.gazetteer, atlas.areas, weigh);
  const fromText = read(text);
  if (placeText.trim() === '') return fromText;
  const fromPlace = read(placeText);
  if (fromPlace.verdict === 'sure' || fromText.verdict === 'none') return fromPlace;
  const both = [withNumber(placeText, text, atlas), `${placeText}，${text}`].flatMap((words) => words ?? []);
  const readings = both.map(read);
  const sure = readings.find(({ verdict }) => verdict === 'sure');
  if (sure) return sure;
  return [fromPlace, ...readings.reverse(), fromText].reduce((best, one) =>
    KNOWN.indexOf(one.verdict) > KNOWN.indexOf(best.verdict) && !loses(best, one) ? one : best,
  );
}

/** The text's own places never push aside an area that was given as the place. */
function loses(given: PlaceReading, text: PlaceReading): boolean {
  return given.verdict === 'broad' && text.areaCode !== null && given.areaCode !== text.areaCode;
}

const NUMBER =
  /^(?:门牌|在|是)?[0-9０-９〇零一二三四五六七八九十百]{1,6}(?:号|栋|幢|弄|单元|[-－]|$)|^[单双]号/u;

/** “83号” said of a text that names 沿港西路: the number where it belongs; `null` for other words. */
function withNumber(placeText: string, text: string, atlas: Atlas): string | null {
  const number = placeText.trim();
  if (!NUMBER.test(number)) return null;
  const normalised = normalise(text);
  const { places } = findMentions(normalised, atlas.gazetteer);
  const open = places.filter((mention) => mention.number === null && !mention.home);
  const mention = open.find(isVague) ?? open[0];
  if (!mention) return null;
  const at = normalised.to[mention.end - 1] ?? text.length;
  return `${text.slice(0, at)}${number.replace(/^(?:门牌|在|是)/u, '')}，${text.slice(at)}`;
}

/** Whether the words name places only as where the writer lives, and do not say that the matter is there: 楼下, 邻居. */
export function onlyHome({ text, placeText }: Words, atlas: Atlas): boolean {
  if (placeText.trim() !== '') return false;
  const { places } = findMentions(normalise(text), atlas.gazetteer);
  return places.length > 0 && places.every(({ home }) => home) && !isAboutHome(text);
}
