import Taro from '@tarojs/taro';

export interface Session {
  token: string;
  expiresAt: string;
  /** Known on H5 in the sandbox only, where the page stands in for WeChat itself. */
  openid: string | null;
  /** Signed in as a WeChat user, who can be asked for permission to send notices. */
  wechat: boolean;
}

const PLACE = 'session';

export function heldSession(): Session | null {
  const held: Session | '' = Taro.getStorageSync<Session | ''>(PLACE);
  if (!held || Date.parse(held.expiresAt) <= Date.now()) return null;
  return held;
}

export function keepSession(session: Session): void {
  Taro.setStorageSync(PLACE, session);
}

export function dropSession(): void {
  Taro.removeStorageSync(PLACE);
}
