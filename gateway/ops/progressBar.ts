/** A bar for work that knows how far it is: on a terminal it moves, elsewhere each new title is a plain line. */
import { SingleBar } from 'cli-progress';
import { say } from './progress.mjs';

export interface ProgressBar {
  /** @param share 0 … 1 of the whole work */
  at(share: number, title: string): void;
  done(): void;
}

const PARTS = 1000;

export function startBar(): ProgressBar {
  const bar = new SingleBar({
    format: '  {bar} {percentage}%  {title}',
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 24,
    hideCursor: true,
    clearOnComplete: true,
    // Much of the work never lets a timer run.
    synchronousUpdate: true,
  });
  const moving = process.stdout.isTTY === true;
  if (moving) bar.start(PARTS, 0, { title: '' });
  let told = '';
  return {
    at(share, title) {
      if (moving) return bar.update(Math.round(share * PARTS), { title });
      if (title !== told) say(`  … ${title}`);
      told = title;
    },
    done: () => bar.stop(),
  };
}
