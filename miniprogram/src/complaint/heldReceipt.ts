import type { Receipt } from '@gridline/shared/complaint.ts';
import Taro from '@tarojs/taro';

const PLACE = 'receipt';

export function keepReceipt(receipt: Receipt): void {
  Taro.setStorageSync(PLACE, receipt);
}

export function heldReceipt(): Receipt | null {
  return Taro.getStorageSync<Receipt | ''>(PLACE) || null;
}
