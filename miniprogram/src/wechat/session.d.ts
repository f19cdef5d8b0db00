/** Becoming known to the gateway as a WeChat resident. */
import type { Answer } from '../api/answer';

/** Signs in where no question is needed (inside WeChat). `false` where the resident has to be asked. */
export declare function signInQuietly(): Promise<boolean>;

/** Inside WeChat: `wx.login`. On H5 in the sandbox: asks the sandbox, standing in for WeChat, for a code. */
export declare function signInAsWechatUser(openid: string): Promise<Answer<true>>;

/** Whether this platform is WeChat itself. */
export declare const INSIDE_WECHAT: boolean;
