/**
 * A fresh clone knows nothing of earlier runs, and jest would begin with the longest files of text; the stories
 * that take minutes are short to read, and one of them left for the end keeps a processor idle.
 */
import Sequencer from '@jest/test-sequencer';

/** In the order in which they begin. */
const LONG = [
  'stories/dialogueFuzz',
  'stories/dialogues',
  'faults/killed',
  'stories/randomLives',
  'faults/providerOutage',
  'races/joining',
  'stories/authority',
  'races/rezone',
  'ops/start',
];

export default class LongestFirst extends Sequencer {
  sort(tests) {
    const place = ({ path }) => {
      const at = LONG.findIndex((name) => path.includes(`/${name}.test.`));
      return at < 0 ? LONG.length : at;
    };
    return [...super.sort(tests)].sort((a, b) => place(a) - place(b));
  }
}
