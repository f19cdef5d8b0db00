import fc from 'fast-check';
import { randomBytes } from 'node:crypto';
import { FieldUnreadable, makeFieldPrivacy } from './fields.ts';

const keys = (): { fieldKey: string; indexKey: string } => ({
  fieldKey: randomBytes(32).toString('base64'),
  indexKey: randomBytes(32).toString('base64'),
});

describe('field privacy', () => {
  it('reads back whatever was written', () => {
    const privacy = makeFieldPrivacy(keys());
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        (plain) => privacy.decrypt(privacy.encrypt(plain)) === plain,
      ),
    );
  });

  it('never writes the same cipher twice, always the same index', () => {
    const privacy = makeFieldPrivacy(keys());
    expect(privacy.encrypt('+8613900000001')).not.toBe(privacy.encrypt('+8613900000001'));
    expect(privacy.index('+8613900000001')).toBe(privacy.index('+8613900000001'));
    expect(privacy.index('+8613900000001')).not.toBe(privacy.index('+8613900000002'));
  });

  it('refuses another key and a tampered cipher', () => {
    const privacy = makeFieldPrivacy(keys());
    const cipher = privacy.encrypt('+8613900000001');
    expect(() => makeFieldPrivacy(keys()).decrypt(cipher)).toThrow(FieldUnreadable);
    expect(() => privacy.decrypt(cipher.slice(0, -2) + 'AA')).toThrow(FieldUnreadable);
    expect(() => privacy.decrypt('+8613900000001')).toThrow(FieldUnreadable);
  });

  it('signs links so that nobody can make another', () => {
    const privacy = makeFieldPrivacy(keys());
    expect(privacy.verify('photo:1:99', privacy.sign('photo:1:99'))).toBe(true);
    expect(privacy.verify('photo:2:99', privacy.sign('photo:1:99'))).toBe(false);
    expect(privacy.verify('photo:1:99', '')).toBe(false);
  });
});
