import { codeRulesSchema } from '../../staff/codeRules.ts';
import { effortOf } from './heat.ts';

const rules = codeRulesSchema.parse({});

describe('effortOf', () => {
  it.each([
    [0, 0, 100],
    [9, 4, 100],
    [10, 0, 200],
    [0, 5, 200],
    [20, 0, 400],
    // The hotter of the two decides.
    [20, 15, 800],
    [1000, 0, 3200],
    [0, 1e9, 3200],
  ])('after %d codes for the address and %d for the block: %d', (address, block, effort) =>
    expect(effortOf({ address, block }, rules)).toBe(effort),
  );
});
