/** The sandbox's own API. Addresses are relative, so that the page works behind the gateway too. */
import { at } from './dom.js';

/** Asks, and returns the answer; what went wrong is shown on the page and thrown. */
export async function ask(method, path, body) {
  const request = { method };
  if (body !== undefined) {
    request.headers = { 'content-type': 'application/json' };
    request.body = JSON.stringify(body);
  }
  let response;
  try {
    response = await fetch(`api/${path}`, request);
  } catch (cause) {
    tell('体验台没有回应，请看看它是否还在运行。');
    throw new Error('no answer', { cause });
  }
  const answer = await response.json().catch(() => null);
  if (!response.ok || answer === null) {
    tell(answer?.message ? `没有办成：${answer.message}` : '没有办成，请稍后再试。');
    throw new Error(answer?.message ?? String(response.status));
  }
  tell('');
  return answer;
}

/** Shows one sentence at the top, or takes it away. */
export function tell(sentence) {
  const place = at('trouble');
  if (place.textContent === sentence) return;
  place.textContent = sentence;
  place.hidden = sentence === '';
}

/** Runs something started by a click; its trouble has been shown already. */
export function quietly(work) {
  return () => {
    work().catch(() => undefined);
  };
}
