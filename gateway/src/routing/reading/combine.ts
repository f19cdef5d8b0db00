/** Several places in one text: which of them is where it happens. */
import { crossingOf, stretchOf, type Streets } from './crossings.ts';
import { clauseBefore } from '../text/clauses.ts';
import { isVague, type Mention } from './mention.ts';
import type { Normalised } from '../text/normalise.ts';
import { optionsOf, type Surroundings } from './options.ts';
import type { Option } from './reading.ts';
import { isAboutHome, passesBy, pointsHere } from '../text/relations.ts';
import { besides } from './vicinity.ts';

export interface Scene extends Streets {
  readonly normalised: Normalised;
  readonly mentions: readonly Mention[];
  readonly areaGroups: readonly (readonly string[])[];
  readonly deniedAreas: readonly string[];
}

/** Places that are written as one address: 解放路水景园3号楼; the last and most exact of them is meant. */
interface Address {
  readonly anchor: Mention;
  readonly members: readonly Mention[];
  readonly weight: number;
}

/** All options of the text, likeliest first; their probabilities sum to at most 1. */
export function combine(scene: Scene): Option[] {
  if (scene.mentions.length === 0) return [];
  const addresses = scenesOf(toAddresses(scene, scene.mentions), scene.normalised.text);
  const [only, ...rest] = addresses;
  if (only && rest.length === 0) return optionsOfAddress(only, scene).sort(byProbability);
  const total = addresses.reduce((sum, { weight }) => sum + weight, 0);
  const read = addresses.map((address) => ({
    share: address.weight / total,
    options: optionsOfAddress(address, scene),
  }));
  const vague = read.filter(({ options }) => isSpread(options));
  const exact = read.filter((one) => !vague.includes(one));
  const supported =
    exact.length === 0 ? read : read.filter((one) => !vague.includes(one) || !shares(one.options, exact));
  const weight = supported.reduce((sum, { share }) => sum + share, 0) || 1;
  return supported
    .flatMap(({ share, options }) =>
      options.map((option) => ({ ...option, probability: (option.probability * share) / weight })),
    )
    .sort(byProbability);
}

function byProbability(a: Option, b: Option): number {
  return b.probability - a.probability;
}

/** One name in several grids: a road without a number, or places of the same name. */
function isSpread(options: readonly Option[]): boolean {
  const names = new Set(options.map(({ place }) => place.name));
  return names.size === 1 && new Set(options.map(({ gridCode }) => gridCode)).size > 1;
}

/** A vague address that can mean the same grid as an exact one only supports it. */
function shares(options: readonly Option[], exact: readonly { options: readonly Option[] }[]): boolean {
  const grids = new Set(exact.flatMap((one) => one.options.map(({ gridCode }) => gridCode)));
  return options.some(({ gridCode }) => grids.has(gridCode));
}

/**
 * Addresses that can be the scene: where the writer lives counts only when nothing else does, or when the matter is
 * one of the home and the other places are only passed by, worked at or vague.
 */
function scenesOf(addresses: readonly Address[], text: string): readonly Address[] {
  if (addresses.length < 2) return addresses;
  const told = addresses.filter(({ members }) => !members.every(({ describes }) => describes));
  if (told.length > 0 && told.length < addresses.length) return scenesOf(told, text);
  const homes = addresses.filter(({ members }) => members.some(({ home }) => home));
  if (homes.length === 0 || homes.length === addresses.length) return addresses;
  const elsewhere = addresses.filter((address) => !homes.includes(address));
  if (!isAboutHome(text)) return elsewhere;
  if (elsewhere.every(({ members }) => members.some(({ aside }) => aside))) return homes;
  return elsewhere.every(({ anchor }) => isVague(anchor)) ? addresses : elsewhere;
}

function toAddresses(scene: Scene, mentions: readonly Mention[]): Address[] {
  const groups: Mention[][] = [];
  for (const mention of mentions) {
    const last = groups.at(-1)?.at(-1);
    if (last && belongTogether(last, mention, scene.normalised)) groups.at(-1)?.push(mention);
    else groups.push([mention]);
  }
  return groups.map((members) => {
    const anchor = members.reduce((best, one) => (exactness(one) >= exactness(best) ? one : best));
    return { members, anchor, weight: weightOf(members, anchor, scene.normalised) };
  });
}

/** At most three units apart in one clause, and not a list. */
function belongTogether(a: Mention, b: Mention, { text, breaks }: Normalised): boolean {
  if (a.describes !== b.describes) return false;
  if (b.start - a.whole > 4 || breaks.slice(a.end, b.start + 1).includes(2)) return false;
  if (isBareRoad(a) && isBareRoad(b) && meetsAt(text, a, b)) return true;
  return !/[和与及跟,到至、]|还有|以及|或者?|不是/.test(text.slice(a.end, b.start));
}

/** 解放路与中山路交叉口; 解放路中山路到建设路之间. */
function meetsAt(text: string, a: Mention, b: Mention): boolean {
  const gap = text.slice(a.end, b.start);
  const after = text.slice(b.end);
  if (/^(?:从|由)$/.test(gap)) return true;
  if (gap === '') return CROSSES.test(after) || (isVague(a) && isVague(b));
  if (/^[到至]$/.test(gap)) return /^(?:路口)?(?:之间|中间|段|路段|区间|这)/.test(after);
  return (/^[和与及跟同]$/.test(gap) && (CROSSES.test(after) || AROUND.test(after))) || NEAR_ROAD.test(gap);
}

const CROSSES = /^(?:的|相)?(?:十字|丁字|三岔)?(?:路?口|交|相交|转角|拐角|拐弯|夹角)/;
/** 解放路和中山路那块: two roads are near each other only where they meet. */
const AROUND = /^(?:那|这)(?:一?块|里|边|儿|片|个路口)|^(?:附近|一带)/;
/** 解放路靠近中山路, 解放路快到中山路. */
const NEAR_ROAD = /^(?:上|那边)?(?:靠近|靠|近|快到|临近|接近|挨着|邻近|路口近)$/;

/** A road without a number: with another one it means their crossing. */
function isBareRoad({ road, number, side }: Mention): boolean {
  return road && number === null && side === null;
}

function exactness(mention: Mention): number {
  if (mention.road) return mention.number ? 3 : 0;
  return mention.number ? 4 : mention.relation === 'at' ? 2.5 : 2;
}

const HERE = 1.6;
/** 门口, 院里, 楼下: that is said of a scene. */
const INSIDE = 1.3;
const NUMBERED = 1.5;
const PASSING = 0.15;
const VAGUE = 0.5;

function weightOf(members: readonly Mention[], anchor: Mention, normalised: Normalised): number {
  const before = clauseBefore(normalised, members[0]?.start ?? 0);
  let weight = 1;
  if (pointsHere(before)) weight *= HERE;
  if (anchor.relation === 'at') weight *= INSIDE;
  if (passesBy(before) || members.some(({ aside }) => aside)) weight *= PASSING;
  if (anchor.number) weight *= NUMBERED;
  if (isVague(anchor)) weight *= VAGUE;
  return weight * anchor.trust;
}

function optionsOfAddress(address: Address, scene: Scene): Option[] {
  const [first, second, third] = address.members;
  if (first && second && address.members.every(isBareRoad)) {
    const between = third ? stretchOf(first, second, third, scene) : [];
    const met = between.length > 0 ? between : crossingOf(first, second, scene);
    if (met.length > 0) return met;
  }
  const others = scene.mentions.filter((mention) => mention !== address.anchor);
  const around: Surroundings = {
    areas: scene.areas,
    areaGroups: scene.areaGroups,
    deniedAreas: scene.deniedAreas,
    others,
  };
  return besides(optionsOf(address.anchor, around), address.anchor, scene.areas);
}
