import { readAlsoMet } from './alsoMet.ts';
import { plainOf } from './plain.ts';

const NUMBER = '20261125-00001-8';

describe('somebody met the same as another, by the number', () => {
  it.each([
    [`${NUMBER} 我也遇到了`, NUMBER],
    [`${NUMBER}我家也是，晚上睡不着`, NUMBER],
    ['我们楼也有，编号20261125000018', NUMBER],
    [`同样的问题 ${NUMBER}`, NUMBER],
    [`${NUMBER} +1`, null],
    [NUMBER, null],
    [`查询${NUMBER}`, null],
    ['我也遇到了', null],
    ['20261125-00001-7 我也遇到了', null],
  ])('%s', (text, number) => {
    expect(readAlsoMet(plainOf(text))).toBe(number);
  });
});
