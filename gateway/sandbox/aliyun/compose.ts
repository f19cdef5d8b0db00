/** From template and parameters to the text a phone shows, or the code Aliyun refuses with. */
import { z } from 'zod';

export type Composed = { ok: true; text: string } | { ok: false; code: string; message: string };

const paramsSchema = z.record(z.string(), z.union([z.string(), z.number()]).transform(String));
const LONGEST_TEXT = 500;

/**
 * `templates` are those registered here. A code that is not among them is illegal, except that a parameter
 * named `text` is then shown as it is, so that a newcomer's own gateway works without registering anything.
 */
export function compose(request: {
  templates: ReadonlyMap<string, string>;
  signName: string;
  templateCode: string;
  templateParam: string;
}): Composed {
  const { templates, signName, templateCode, templateParam } = request;
  if (!signName) return refused('isv.SMS_SIGNATURE_ILLEGAL', '短信签名不合法');
  const params = readParams(templateParam);
  if (!params) return refused('isv.INVALID_JSON_PARAM', 'JSON参数不合法，只接受字符串值');
  const template = templates.get(templateCode) ?? (params.text === undefined ? undefined : '${text}');
  if (!templateCode || template === undefined) return refused('isv.SMS_TEMPLATE_ILLEGAL', '短信模板不合法');
  const missing = [...template.matchAll(/\$\{(\w+)\}/g)]
    .map((match) => String(match[1]))
    .find((name) => params[name] === undefined);
  if (missing) return refused('isv.TEMPLATE_MISSING_PARAMETERS', `模板缺少变量${missing}`);
  if (Object.values(params).some((value) => /https?:\/\//i.test(value))) {
    return refused('isv.PARAM_NOT_SUPPORT_URL', '变量不支持传入URL');
  }
  const text = `【${signName}】${template.replace(/\$\{(\w+)\}/g, (_, name: string) => params[name] ?? '')}`;
  if (text.length > LONGEST_TEXT) return refused('isv.PARAM_LENGTH_LIMIT', '参数超过长度限制');
  return { ok: true, text };
}

function readParams(json: string): Record<string, string> | null {
  if (!json) return {};
  try {
    const read = paramsSchema.safeParse(JSON.parse(json));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

function refused(code: string, message: string): Composed {
  return { ok: false, code, message };
}
