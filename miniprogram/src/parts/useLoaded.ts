import { useDidShow } from '@tarojs/taro';
import { useCallback, useState } from 'react';
import type { Answer, Trouble } from '../api/answer';

interface Loaded<T> {
  value: T | null;
  trouble: Trouble | null;
  reload: () => void;
  replace: (value: T) => void;
}

/** Loads whenever the page comes into sight; keeps what was seen before while it loads again. */
export function useLoaded<T>(load: () => Promise<Answer<T>>): Loaded<T> {
  const [value, setValue] = useState<T | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const reload = useCallback(() => {
    void load().then((answer) => {
      setTrouble(answer.ok ? null : answer.trouble);
      if (answer.ok) setValue(answer.value);
    });
  }, [load]);
  useDidShow(reload);
  return { value, trouble, reload, replace: setValue };
}
