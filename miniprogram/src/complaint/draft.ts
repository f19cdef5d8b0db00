import type { SentPoint } from '@gridline/shared/place.ts';
import Taro from '@tarojs/taro';
import { useCallback, useEffect, useState } from 'react';

export interface DraftPhoto {
  path: string;
  /** Known once the gateway has it. */
  id: string | null;
}

/** A complaint being written. It outlives a reload, a lost network and a closed page. */
export interface Draft {
  /** Stays until the gateway has acknowledged the complaint: sending again never files it twice. */
  key: string;
  text: string;
  placeText: string;
  point: SentPoint | null;
  categoryCode: string | null;
  photos: DraftPhoto[];
  phone: string;
  confidential: boolean;
}

export type ChangeDraft = (change: (draft: Draft) => Partial<Draft>) => void;

/** Photos are large and change seldom: they have a place of their own, not written at every key. */
const WORDS = 'draft';
const PHOTOS = 'draft-photos';

export function useDraft(): { draft: Draft; change: ChangeDraft; startOver: () => void } {
  const [draft, setDraft] = useState(readDraft);
  const { photos, ...words } = draft;
  useEffect(() => Taro.setStorageSync(WORDS, words));
  useEffect(() => keepPhotos(photos), [photos]);
  const change = useCallback<ChangeDraft>((by) => setDraft((now) => ({ ...now, ...by(now) })), []);
  const startOver = useCallback(() => setDraft((now) => ({ ...emptyDraft(), phone: now.phone })), []);
  return { draft, change, startOver };
}

function readDraft(): Draft {
  const words: Partial<Draft> | '' = Taro.getStorageSync<Partial<Draft> | ''>(WORDS);
  const photos: DraftPhoto[] | '' = Taro.getStorageSync<DraftPhoto[] | ''>(PHOTOS);
  return { ...emptyDraft(), ...(words || {}), photos: photos || [] };
}

/** Storage may be full: then the photos live only as long as the page does, and the words stay safe. */
function keepPhotos(photos: DraftPhoto[]): void {
  try {
    Taro.setStorageSync(PHOTOS, photos);
  } catch {
    Taro.removeStorageSync(PHOTOS);
  }
}

function emptyDraft(): Draft {
  return {
    key: newKey(),
    text: '',
    placeText: '',
    point: null,
    categoryCode: null,
    photos: [],
    phone: '',
    confidential: false,
  };
}

function newKey(): string {
  const chance = () => Math.random().toString(36).slice(2, 12).padEnd(10, '0');
  return `${Date.now().toString(36)}-${chance()}-${chance()}`;
}
