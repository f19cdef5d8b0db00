import { useLaunch } from '@tarojs/taro';
import type { PropsWithChildren } from 'react';
import { loadSettings } from './api/settings';
import { heldSession } from './session/session';
import { signInQuietly } from './wechat/session';
import './app.scss';

/** Settings and session are there before the first tap: permission is asked inside it, without waiting. */
export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    void loadSettings();
    if (heldSession() === null) void signInQuietly();
  });
  return children;
}
