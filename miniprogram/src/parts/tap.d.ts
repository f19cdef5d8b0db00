/** Makes an element something to tap, for a finger, a keyboard and a screen reader alike. */
export interface TapProps {
  onClick: () => void;
}

export declare function tap(onTap: () => void, pressed?: boolean): TapProps;
