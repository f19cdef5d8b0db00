import { useEffect, useState } from 'react';
import { call, type ApiAnswer } from './client';

export type Settings = ApiAnswer<'settings'>;

let held: Settings | null = null;

/** What is known of the district already; needed inside a tap, where nothing may be awaited. */
export function heldSettings(): Settings | null {
  return held;
}

export async function loadSettings(): Promise<Settings | null> {
  if (held) return held;
  const answer = await call('settings', {});
  if (answer.ok) held = answer.value;
  return held;
}

export function useSettings(): Settings | null {
  const [settings, setSettings] = useState(held);
  useEffect(() => {
    void loadSettings().then(setSettings);
  }, []);
  return settings;
}
