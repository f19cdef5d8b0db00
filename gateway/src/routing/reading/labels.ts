/** Names of options that a reader can tell apart: 和平小区（城中街道）, 果园路1–53号（单号）. */
import type { AreaIndex } from '../../areas/areaIndex.ts';
import type { Option } from './reading.ts';

/** The same options, those of equal names with what tells them apart. */
export function tellApart(options: readonly Option[], areas: AreaIndex): Option[] {
  const named = options.map((option) => {
    const twins = options.filter(({ name }) => name === option.name);
    return twins.length > 1 ? { ...option, name: labelOf(option, twins, areas) } : option;
  });
  return named.map((option) => {
    const still = named.some((other) => other !== option && other.name === option.name);
    const grid = areas.get(option.gridCode ?? '')?.name;
    return still && grid !== undefined ? { ...option, name: `${option.name}（${grid}）` } : option;
  });
}

function labelOf(option: Option, twins: readonly Option[], areas: AreaIndex): string {
  const { section, road, row } = option.place;
  if (road && section && option.name === row.name) {
    const side = section.side === 'odd' ? '（单号）' : section.side === 'even' ? '（双号）' : '';
    return `${option.place.name}${section.from}–${Number.isFinite(section.to) ? section.to : ''}号${side}`;
  }
  const area = telling(option, twins, areas);
  return area === null ? option.name : `${option.name}（${area}）`;
}

/** The name of the highest area that this option has for itself. */
function telling(option: Option, twins: readonly Option[], areas: AreaIndex): string | null {
  const own = lineOf(option, areas);
  const others = twins.filter((twin) => twin.gridCode !== option.gridCode).map((twin) => lineOf(twin, areas));
  const code = own.find((area) => others.every((line) => !line.includes(area)));
  return areas.get(code ?? '')?.name ?? null;
}

function lineOf(option: Option, areas: AreaIndex): string[] {
  return areas
    .pathOf(option.gridCode ?? '')
    .split('/')
    .filter((code) => code !== '');
}
