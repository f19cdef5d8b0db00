/** One call to WeChat's server API, and the ways it can fail to give an answer. */
import { z } from 'zod';
import { watchWire } from './wire.ts';

const TIMEOUT = 5_000;

/** There was no usable answer. `sent` is false when surely nothing reached WeChat, or it answered with 5xx. */
export class WechatSilent extends Error {
  override readonly name = 'WechatSilent';

  constructor(
    readonly code: string,
    readonly sent: boolean,
    options?: ErrorOptions,
  ) {
    super(`WeChat gave no usable answer (${code}): check the network and try again.`, options);
  }
}

const answerSchema = z.looseObject({
  errcode: z.coerce.number().default(0),
  errmsg: z.string().default(''),
});

export type WechatAnswer = z.infer<typeof answerSchema>;

/** GET without `body`, POST of JSON with one. Business errors are answers (`errcode` ≠ 0), not exceptions. */
export async function callWechat(url: URL, body?: object, timeout = TIMEOUT): Promise<WechatAnswer> {
  return watchWire(timeout, async (wire) => {
    let response: Response;
    let text: string;
    try {
      response = await fetch(url, {
        method: body ? 'POST' : 'GET',
        ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(timeout),
      });
      text = await response.text();
    } catch (cause) {
      throw new WechatSilent(wire.state === 'held' ? 'unreachable' : 'no_answer', wire.state !== 'held', {
        cause: causeOf(cause),
      });
    }
    if (response.status >= 500) throw new WechatSilent(`http_${response.status}`, false);
    const answer = answerSchema.safeParse(jsonOf(text));
    if (!answer.success) throw new WechatSilent('unreadable_answer', true);
    return answer.data;
  });
}

/** The name of a network error alone: its message may hold the address, and that the secret. */
function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'Error';
  const { cause } = error;
  return cause instanceof Error ? ((cause as NodeJS.ErrnoException).code ?? cause.name) : error.name;
}

function jsonOf(text: string): unknown {
  try {
    // Message ids have more digits than a number keeps.
    return JSON.parse(text.replace(/("msgid"\s*:\s*)(\d{16,})/i, '$1"$2"'));
  } catch {
    return null;
  }
}
