/** How far learning is: a bar on a terminal, a line for every tenth elsewhere. */
import { SingleBar, Presets } from 'cli-progress';
import { say } from './progress.mjs';

export interface LearningProgress {
  at(done: number, of: number): void;
  end(): void;
}

export function learningProgress(): LearningProgress {
  if (!process.stdout.isTTY) return inLines();
  const bar = new SingleBar(
    { format: '学习 {bar} {percentage}%  {duration} s', hideCursor: false },
    Presets.shades_classic,
  );
  let started = false;
  return {
    at(done, of) {
      if (!started) bar.start(of, 0);
      started = true;
      bar.update(done);
    },
    end: () => bar.stop(),
  };
}

function inLines(): LearningProgress {
  let told = 0;
  return {
    at(done, of) {
      const tenths = Math.floor((done * 10) / of);
      if (tenths > told) say(`  … 学习 ${tenths * 10}%`);
      told = Math.max(told, tenths);
    },
    end: () => undefined,
  };
}
