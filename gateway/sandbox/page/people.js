/** Invented residents and what they might say. */
export const RESIDENTS = [
  { name: '李阿姨', value: '13900000001' },
  { name: '陈师傅', value: '13900000002' },
  { name: '小周', value: '13900000003' },
];

export const CALLERS = [...RESIDENTS, { name: '座机', value: '0580-2000001' }];

export const WECHAT_USERS = [
  { name: '小周', value: 'resident-zhou' },
  { name: '王老师', value: 'resident-wang' },
];

export const QUICK_TEXTS = [
  '沿港西路83号有三座烟囱，昼夜使用劣质燃料排烟',
  '2 还在冒烟',
  '1',
  '查询',
  '水景园3号楼楼道里堆满杂物',
  '和平小区路灯不亮',
  '催办',
  '退订',
];

const LETTERS = ['', 'ABC', 'DEF', 'GHI', 'JKL', 'MNO', 'PQRS', 'TUV', 'WXYZ', '', '+', ''];
export const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'].map((digit, index) => ({
  digit,
  letters: LETTERS[index],
}));
