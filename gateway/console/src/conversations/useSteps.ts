import { useEffect, useRef } from 'react';

interface Steps {
  ids: readonly string[];
  chosen: string | null;
  open: (id: string) => void;
}

/** Alt and an arrow go to the neighbour in the list, wherever the cursor stands. */
export function useSteps(steps: Steps): void {
  const now = useRef(steps);
  now.current = steps;
  useEffect(() => {
    function onKey(event: KeyboardEvent): void {
      const way = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
      if (!event.altKey || way === 0) return;
      event.preventDefault();
      const { ids, chosen, open } = now.current;
      const next = ids[ids.findIndex((id) => id === chosen) + way];
      if (next) open(next);
    }
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
