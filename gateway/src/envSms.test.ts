import { readSmsSettings } from './envSms.ts';

const GIVEN = {
  production: false,
  sandboxOrigin: 'http://127.0.0.1:7081',
  publicUrl: 'http://127.0.0.1:7080',
};

test.each([
  [undefined, ['aliyun']],
  ['kannel', ['kannel']],
  [' aliyun, kannel ', ['aliyun', 'kannel']],
  ['kannel,aliyun', ['kannel', 'aliyun']],
])('SMS_PROVIDERS=%s', (value, order) => {
  expect(readSmsSettings({ SMS_PROVIDERS: value }, GIVEN).smsProviders).toEqual(order);
});

test.each([
  [{ SMS_PROVIDERS: 'aliyun,smpp' }, /"smpp".*aliyun, kannel/],
  [{ SMS_PROVIDERS: 'kannel,kannel' }, /each once/],
  [{ SMS_PROVIDERS: ',' }, /at least one/],
  [{ SMS_PROVIDERS: 'kannel', KANNEL_ORIGIN: 'localhost:13013' }, /KANNEL_ORIGIN.*http:\/\//],
])('%j is refused with a sentence', (source, sentence) => {
  expect(() => readSmsSettings(source, GIVEN)).toThrow(sentence);
});

test('in production the settings of providers in use must be given, and only those', () => {
  const production = { ...GIVEN, production: true };
  expect(() => readSmsSettings({}, production)).toThrow(/ALIYUN_ACCESS_KEY_ID is missing/);
  expect(() => readSmsSettings({ SMS_PROVIDERS: 'kannel' }, production)).toThrow(/KANNEL_ORIGIN is missing/);
  const kannel = {
    SMS_PROVIDERS: 'kannel',
    KANNEL_ORIGIN: 'http://10.0.0.5:13013/',
    KANNEL_USERNAME: 'u',
    KANNEL_PASSWORD: 'p',
    KANNEL_FROM: '10639000',
  };
  expect(readSmsSettings(kannel, production).kannel).toEqual({
    origin: 'http://10.0.0.5:13013',
    username: 'u',
    password: 'p',
    from: '10639000',
    signName: '',
    callbackOrigin: 'http://127.0.0.1:7080',
  });
});
