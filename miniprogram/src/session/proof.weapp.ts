import { trouble } from '../api/answer';
import type * as contract from './proof.d';

/** Inside WeChat a resident signs in by WeChat; no code is asked for there. */
export const proveFor: typeof contract.proveFor = async () => trouble('refused', '请用微信登录。');
