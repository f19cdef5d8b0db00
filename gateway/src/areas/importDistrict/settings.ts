/** `settings.json`: the words of the place. What is not named stays as it is. */
import { z } from 'zod';
import { pointSchema } from '@gridline/shared/place.ts';
import { codeRulesSchema } from '../../staff/codeRules.ts';
import { code } from './cells.ts';
import { decode } from './csvTable.ts';
import type { Tell } from './problems.ts';

const settingsSchema = z
  .strictObject({
    districtName: z.string().trim().min(1).max(60),
    smsNumber: z.string().regex(/^\d{3,20}$/, '要写成一串数字，并加双引号'),
    hotline: z.string().regex(/^[\d-]{3,20}$/, '要写成一串数字，并加双引号'),
    center: pointSchema,
    /** Numbers of streets and communities: the digits of the number, and the area's code. */
    numberAreas: z.record(z.string().regex(/^\d{3,20}$/, '号码要写成一串数字'), code(20)),
    signInCodes: codeRulesSchema,
  })
  .partial();
export type NewSettings = z.output<typeof settingsSchema>;

export function readSettings(bytes: Uint8Array, tell: Tell): NewSettings {
  const result = settingsSchema.safeParse(readJson(bytes, tell));
  if (result.success) return result.data;
  for (const { path, message, code } of result.error.issues)
    tell(null, code === 'unrecognized_keys' ? STRANGE : `${path.join('.') || '内容'}不对：${message}。`);
  return {};
}

const STRANGE =
  '里面有不认识的名称，可以有的是 districtName、smsNumber、hotline、center、numberAreas、signInCodes。';

/** `undefined` where the text is no JSON, which has been told then. */
export function readJson(bytes: Uint8Array, tell: Tell): unknown {
  const content = decode(bytes);
  if (content === null) {
    tell(null, '不是 UTF-8 编码，请另存为 UTF-8。');
    return undefined;
  }
  try {
    return JSON.parse(content) as unknown;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    tell(null, `不是完整的 JSON：${error.message}`);
    return undefined;
  }
}
