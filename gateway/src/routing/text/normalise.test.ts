import fc from 'fast-check';
import { normalise, normaliseName, sourceOf } from './normalise.ts';

describe('normalise', () => {
  test.each([
    ['水景园三號樓二单元', '水景园3号楼2单元'],
    ['沿港西路８３号', '沿港西路83号'],
    ['解放路八十三－１号', '解放路83-1号'],
    ['一百零五号', '105号'],
    ['二〇三室', '203室'],
    ['壹佰贰拾號', '120号'],
    ['3#楼', '3号楼'],
    ['水景园3#', '水景园3号'],
    ['83、85号', '83,85号'],
    ['①栋 Ａ座', '1栋a座'],
    ['濱江花園', '滨江花园'],
    ['沿港 西路，83号！！', '沿港西路83号'],
    ['第三小学', '第3小学'],
    ['滨河一路', '滨河1路'],
    ['五一路八一小学', '五一路八一小学'],
    ['一直一起一样', '一直一起一样'],
    ['', ''],
    ['😀。，　', ''],
  ])('%s → %s', (written, comparable) => {
    expect(normalise(written).text).toBe(comparable);
  });

  test('remembers where clauses end and where blanks were', () => {
    expect(normalise('水景园，停 电').breaks).toEqual([0, 0, 0, 2, 1]);
  });

  test('leads back to what was written', () => {
    const written = '投诉【水景園】三十二號樓！';
    const normalised = normalise(written);
    const at = normalised.text.indexOf('32号楼');
    expect(sourceOf(written, normalised, at, at + 4)).toBe('三十二號樓');
  });

  test('names take the same form as texts', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 30 }),
        (name) => normaliseName(name) === normalise(name).text,
      ),
    );
  });

  test('never throws, and every unit has a source in order', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.stringMatching(/^[一二三十百零号栋0-9#\-、，水景园路號樓 ]{0,40}$/),
    );
    fc.assert(
      fc.property(anything, (written) => {
        const { text, from, to, breaks } = normalise(written);
        expect([from.length, to.length, breaks.length]).toEqual([text.length, text.length, text.length]);
        from.forEach((start, unit) => {
          expect(start).toBeGreaterThanOrEqual(from[unit - 1] ?? 0);
          expect(to[unit]).toBeGreaterThan(start);
          expect(to[unit]).toBeLessThanOrEqual(written.length);
        });
      }),
    );
  });
});
