/** Pointing at a place: WeChat's own map inside WeChat, the borders of the grids elsewhere. */
import type { SentPoint } from '@gridline/shared/place.ts';
import type { ReactElement } from 'react';

export interface PinPickerProps {
  point: SentPoint | null;
  /** `name`: what the map calls the place, where it knows. */
  onPick: (point: SentPoint, name: string) => void;
}

export declare function PinPicker(props: PinPickerProps): ReactElement;
