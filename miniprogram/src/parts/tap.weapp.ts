import type * as contract from './tap.d';

export const tap: typeof contract.tap = (onTap) => ({ onClick: onTap });
