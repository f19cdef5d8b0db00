import { readablePhone, typedPhone } from './phone.ts';

test.each([
  ['+8613900000001', '139 0000 0001'],
  ['13900000001', '139 0000 0001'],
  ['+865802345678', '0580-2345678'],
  ['05802345678', '0580-2345678'],
  ['+861061234567', '010-61234567'],
  ['139****0001', '139****0001'],
  ['10639393', '10639393'],
])('%s is read as %s', (given, read) => {
  expect(readablePhone(given)).toBe(read);
});

test('the form gets a number as people dial it', () => {
  expect(typedPhone('+8613900000001')).toBe('13900000001');
  expect(typedPhone('+865802345678')).toBe('05802345678');
});
