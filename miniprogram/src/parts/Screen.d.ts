/** The frame of every page. Inside WeChat the title bar is WeChat's own; elsewhere the frame draws one. */
import type { PropsWithChildren, ReactElement } from 'react';

export interface ScreenProps {
  id?: string;
  title: string;
}

export declare function Screen(props: PropsWithChildren<ScreenProps>): ReactElement;
