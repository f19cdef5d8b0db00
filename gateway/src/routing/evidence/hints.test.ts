import fc from 'fast-check';
import { demonstrationAtlas } from '../demonstration.ts';
import { weighByHints } from './hints.ts';
import { SURE } from '../reading/readPlace.ts';
import type { Option } from '../reading/reading.ts';

const places = demonstrationAtlas().gazetteer.places.slice(0, 3);
const GRIDS = ['g1', 'g2', 'g3', 'g4'];

const options = fc
  .array(fc.tuple(fc.nat(places.length - 1), fc.constantFrom(...GRIDS), fc.integer({ min: 1, max: 100 })), {
    minLength: 1,
    maxLength: 6,
  })
  .map((given): Option[] => {
    const total = given.reduce((sum, [, , weight]) => sum + weight, 0);
    return given.map(([index, gridCode, weight]) => {
      const place = places[index];
      if (!place) throw new Error('no place');
      return { place, name: place.row.name, gridCode, probability: weight / total, reasons: [] };
    });
  });

const sumOf = (list: readonly Option[], fits: (option: Option) => boolean): number =>
  list.filter(fits).reduce((sum, { probability }) => sum + probability, 0);

test('property: a hint lifts no grid to sure, takes nothing from another name, and only lifts what it hints at', () => {
  fc.assert(
    fc.property(options, fc.constantFrom(...GRIDS), (before, gridCode) => {
      const after = weighByHints([{ kind: 'last', gridCode, place: '' }])(before);
      for (const { name } of before)
        expect(sumOf(after, (one) => one.name === name)).toBeCloseTo(
          sumOf(before, (one) => one.name === name),
        );
      for (const grid of GRIDS) {
        const was = sumOf(before, (one) => one.gridCode === grid);
        const is = sumOf(after, (one) => one.gridCode === grid);
        if (grid === gridCode) expect(is).toBeGreaterThan(was - 1e-9);
        else expect(is).toBeLessThan(was + 1e-9);
        expect(is).toBeLessThan(Math.max(was + 1e-9, SURE));
      }
    }),
  );
});
