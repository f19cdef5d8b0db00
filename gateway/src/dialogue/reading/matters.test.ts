import fc from 'fast-check';
import { demonstrationAtlas } from '../../routing/demonstration.ts';
import { continues } from './continues.ts';
import { knowsOf } from './knows.ts';
import { splitMatters } from './matters.ts';

const knows = knowsOf(demonstrationAtlas());

describe('how many complaints a message holds', () => {
  it.each([
    ['水景园3号楼门口垃圾没人清，另外沿港西路83号井盖没了', 2],
    ['水景园3号楼门口垃圾没人清 另外沿港西路83号井盖没了', 2],
    ['水景园3号楼门口垃圾没人清另外沿港西路83号井盖没了', 2],
    ['水景园3号楼门口垃圾没人清，还有楼道灯也坏了', 2],
    ['水景园有两个问题：1.楼道灯坏了 2.门口垃圾没人清', 2],
    ['1、水景园楼道灯坏了2、水景园门口垃圾没人清', 2],
    ['①水景园楼道灯坏了②沿港西路83号井盖没了', 2],
    ['一、水景园楼道灯坏了；二、沿港西路83号井盖没了；三、和平小区停水了', 3],
    ['沿港西路83号井盖没了。还有一件事，水景园3号楼楼道堆满杂物', 2],
    ['水景园3号楼门口垃圾没人清。沿港西路83号井盖没了', 2],
    ['水景园3号楼门口垃圾没人清，沿港西路83号井盖没了', 2],
    ['水景园3号楼垃圾没人清，此外解放路120号垃圾也没人清', 2],
    ['水景园3号楼烧烤店油烟太大，而且天天到半夜', 1],
    ['水景园3号楼烧烤店油烟太大，并且把桌子摆到路上', 1],
    ['水景园对面，沿港西路83号有三座烟囱冒黑烟', 1],
    ['水景园3号楼烧烤店油烟太大，另外晚上油烟更呛人', 1],
    ['水景园3号楼烧烤店油烟太大，另外请快点来', 1],
    ['沿港西路83号有三座烟囱，昼夜使用劣质燃料排烟', 1],
    ['水景园3号楼2单元电梯坏了3天', 1],
    ['水景园三号楼1.5米宽的消防通道被占了，2米外还停着车', 1],
    ['楼下烧烤店油烟太大了', 1],
    ['水景园3号楼、5号楼、7号楼都停水了', 1],
    ['我住和平小区，沿港西路83号井盖没了', 1],
    ['从水景园到沿港西路83号一路路灯不亮', 1],
  ])('%s: %i', (text, parts) => {
    expect(splitMatters(text, knows)).toHaveLength(parts);
  });

  it('loses no character that says something, and makes no empty part', () => {
    const pieces = fc.constantFrom(
      '水景园3号楼门口垃圾没人清',
      '沿港西路83号井盖没了',
      '楼道灯坏了',
      '另外',
      '还有一件事',
      '1.',
      '2.',
      '，',
      '。',
      '而且',
      '晚上更吵',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 9 }), (words) => {
        const text = words.join('');
        const parts = splitMatters(text, knows);
        expect(parts.length).toBeGreaterThan(0);
        if (parts.length > 1) for (const part of parts) expect(part.length).toBeGreaterThan(2);
        const kept = parts.join('');
        for (const telling of ['井盖', '垃圾', '灯', '更吵'])
          if (text.includes(telling)) expect(kept).toContain(telling);
      }),
      { numRuns: 150 },
    );
  });

  const smoke = '水景园3号楼楼下烧烤店油烟太大';
  it.each([
    [smoke, '天天到半夜', 'joins'],
    [smoke, '水景园3号楼', 'joins'],
    [smoke, '油烟熏得窗户都不能开', 'joins'],
    [smoke, '不对，是5号楼', 'corrects'],
    [smoke, '水景园3号楼路灯不亮', 'new'],
    [smoke, '沿港西路83号井盖没了', 'new'],
    [smoke, '解放路120号烧烤店油烟也大', 'new'],
    [smoke, '还有个问题，路灯不亮', 'new'],
    [smoke, '另外路灯不亮', 'new'],
    [smoke, '另外半夜才收摊', 'joins'],
    ['楼下烧烤店油烟太大', '水景园3号楼油烟', 'joins'],
  ])('%s | %s: %s', (first, next, expected) => {
    const before = { text: first, matter: knows.matter(first), placed: first.startsWith('水景园') };
    expect(continues(next, before, knows)).toBe(expected);
  });
});
