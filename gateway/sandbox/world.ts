/** What every part of the stand-in world works with. */
import { createFaults, type Faults } from './faults.ts';
import type { SandboxOptions } from './options.ts';
import { createPusher, type Pusher } from './pusher.ts';
import { emptyState, type State } from './state.ts';

export interface World {
  readonly options: SandboxOptions;
  readonly hotline: string;
  readonly faults: Faults;
  readonly pusher: Pusher;
  state: State;
  now(): Date;
  /** A number that no earlier start has given out, for ids as carriers make them. */
  nextNumber(): number;
  /** As if newly started, but for the templates the start was given. */
  reset(): void;
}

export function createWorld(options: SandboxOptions): World {
  const now = options.now ?? (() => new Date());
  let last = 0;
  const world: World = {
    options,
    hotline: options.hotline ?? '12345',
    faults: createFaults(),
    pusher: createPusher(options),
    state: emptyState(options.templates),
    now,
    nextNumber: () => {
      last = Math.max(last + 1, now().getTime() * 1_000);
      return last;
    },
    reset: () => {
      world.pusher.clear();
      world.faults.clear();
      world.state = emptyState(options.templates);
    },
  };
  return world;
}
