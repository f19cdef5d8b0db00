import { useEffect, useState } from 'react';

/** The search box above the list. */
export const SEARCH_ID = 'queue-search';

interface RowKeys {
  count: number;
  /** The row to begin at; -1 for none. */
  start: number;
  onOpen: (index: number) => void;
  /** Wanted when the mark reaches the last row. */
  onEnd: () => void;
}

/**
 * Up and down move the mark, Enter opens. Keys typed into a field are left alone, except that down
 * and Enter lead from the search box into the list.
 */
export function useRowKeys({ count, start, onOpen, onEnd }: RowKeys): [number, (index: number) => void] {
  const [chosen, setChosen] = useState(start);
  useEffect(() => {
    function onKey(event: KeyboardEvent): void {
      if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
      const target = event.target instanceof HTMLElement ? event.target : null;
      const typing = target?.closest('input, textarea, [contenteditable]') ?? null;
      const search = typing?.id === SEARCH_ID;
      if (typing && !search) return;
      if (event.key === 'ArrowDown') move(Math.min(chosen + 1, count - 1));
      else if (event.key === 'ArrowUp') move(Math.max(chosen - 1, 0));
      else if (event.key === 'Enter' && !target?.closest('a, button') && chosen >= 0) onOpen(chosen);
      else return;
      event.preventDefault();
    }
    function move(to: number): void {
      setChosen(to);
      if (to === count - 1) onEnd();
    }
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [chosen, count, onOpen, onEnd]);
  return [Math.min(chosen, count - 1), setChosen];
}
