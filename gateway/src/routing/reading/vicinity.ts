/** 对面, 旁边, 附近: the matter may lie across a border. Certainty sinks only where a border is that near. */
import type { AreaIndex } from '../../areas/areaIndex.ts';
import { METRES_PER_DEGREE, metresPerLng } from '../../areas/metres.ts';
import type { Mention } from './mention.ts';
import { gridOf } from './options.ts';
import type { Option } from './reading.ts';
import type { Relation } from '../text/relations.ts';
import { fits } from './sections.ts';

/** How far from the named point the matter may lie, in metres. */
const REACH: Readonly<Record<Relation, number>> = { at: 0, crossing: 0, beside: 35, opposite: 45, near: 80 };
const DIRECTIONS = 12;
/** The named place itself is the likelier part of what 旁边 means. */
const OWN_SHARE = 0.6;
/** Less likely options are not worth a look around. */
const WORTH_LOOKING = 0.2;
/** 对面 of a house number means the other side of the road rather than this one. */
const OTHER_SIDE = 0.6;

/** Options of a mention after its relation word has been weighed. */
export function besides(options: readonly Option[], mention: Mention, areas: AreaIndex): Option[] {
  const { relation } = mention;
  if (relation === null || REACH[relation] === 0) return [...options];
  if (mention.road && mention.number)
    return relation === 'opposite'
      ? options.flatMap((option) => withOtherSide(option, mention, areas))
      : [...options];
  if (mention.road) return [...options];
  return options.map((option) => {
    if (option.probability < WORTH_LOOKING) return option;
    const share = ownShare(option, REACH[relation], areas);
    const probability = option.probability * (OWN_SHARE + (1 - OWN_SHARE) * share);
    if (share === 1) return option;
    return { ...option, probability, reasons: [...option.reasons, '挨着网格边界，旁边可能属邻格'] };
  });
}

/** Of the points around, how many belong to the same grid; 1 where there are no borders to ask. */
function ownShare(option: Option, metres: number, areas: AreaIndex): number {
  const { lng, lat } = option.place.row;
  let own = 0;
  let asked = 0;
  for (let step = 0; step < DIRECTIONS; step++) {
    const angle = (2 * Math.PI * step) / DIRECTIONS;
    const owner = areas.ownerOf({
      lng: lng + (Math.cos(angle) * metres) / metresPerLng(lat),
      lat: lat + (Math.sin(angle) * metres) / METRES_PER_DEGREE,
    });
    if (!owner) continue;
    asked += 1;
    if (owner.code === option.gridCode) own += 1;
  }
  return asked === 0 ? 1 : own / asked;
}

/** The section across the road shares the probability; the same grid on both sides changes nothing. */
function withOtherSide(option: Option, mention: Mention, areas: AreaIndex): Option[] {
  const number = mention.number?.numbers[0] ?? 0;
  const across = mention.targets
    .map(({ place }) => place)
    .find(
      (place) =>
        place.section !== null &&
        place.section.side !== 'all' &&
        place.name === option.place.name &&
        (fits(place, number + 1) || fits(place, number - 1)),
    );
  const gridCode = across ? gridOf(across, areas) : null;
  if (!across || gridCode === option.gridCode) return [option];
  return [
    { ...option, probability: option.probability * (1 - OTHER_SIDE) },
    {
      place: across,
      name: `${option.name}对面`,
      gridCode,
      probability: option.probability * OTHER_SIDE,
      reasons: [...option.reasons, '写的是“对面”，路的另一侧属另一个网格'],
    },
  ];
}
