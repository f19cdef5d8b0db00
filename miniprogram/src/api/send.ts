import Taro from '@tarojs/taro';
import { offline, refusal, value, type Answer } from './answer';

export interface Sending {
  method: 'GET' | 'POST';
  url: string;
  query: Record<string, unknown>;
  body: unknown;
  token: string | null;
}

const TIMEOUT = 20_000;

/** One request and its answer; never throws. The shape of `T` is the contract's promise. */
export async function send<T>({ method, url, query, body, token }: Sending): Promise<Answer<T>> {
  try {
    const response = await Taro.request<T>({
      method,
      url: url + queryString(query),
      timeout: TIMEOUT,
      header: {
        'Content-Type': 'application/json',
        ...(token ? { Authorization: `Bearer ${token}` } : {}),
      },
      ...(method === 'POST' ? { data: JSON.stringify(body ?? {}) } : {}),
    });
    const { statusCode, data } = response;
    if (statusCode >= 200 && statusCode < 300 && data !== null) return value(data);
    return refusal(statusCode, data);
  } catch {
    return offline();
  }
}

function queryString(query: Record<string, unknown>): string {
  const pairs = Object.entries(query)
    .filter(([, given]) => given !== undefined && given !== null)
    .map(([name, given]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(given))}`);
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}
