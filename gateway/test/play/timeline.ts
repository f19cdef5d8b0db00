/** A story as it goes: each step is told with its time; a step that fails ends its chapter. */
export interface Tell {
  step<T>(what: string, work: () => Promise<T>): Promise<T>;
}

export interface Timeline extends Tell {
  failures: string[];
  steps: number;
}

export function timeline(say: (line: string) => void): Timeline {
  const started = Date.now();
  const told: Timeline = {
    failures: [],
    steps: 0,
    async step(what, work) {
      const clock = (): string => `${((Date.now() - started) / 1000).toFixed(2).padStart(7)} s`;
      try {
        const result = await work();
        told.steps += 1;
        say(`${clock()}  ✓ ${what}`);
        return result;
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        told.failures.push(`${what}: ${reason}`);
        say(`${clock()}  ✗ ${what}\n             ${reason}`);
        throw error;
      }
    },
  };
  return told;
}

/** Throws with a sentence unless it holds. */
export function must(holds: unknown, sentence: string): asserts holds {
  if (!holds) throw new Error(sentence);
}
