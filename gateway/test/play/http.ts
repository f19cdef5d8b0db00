/** A person's way to the product: HTTP and nothing else. */
export interface Answer<T = Record<string, unknown>> {
  status: number;
  body: T;
}

export interface Caller {
  get<T = Record<string, unknown>>(path: string): Promise<Answer<T>>;
  post<T = Record<string, unknown>>(
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer<T>>;
  upload<T = Record<string, unknown>>(path: string, bytes: Buffer, name?: string): Promise<Answer<T>>;
}

/** @param origin without a trailing slash @param token of a session, if there is one */
export function caller(origin: string, token?: string): Caller {
  // A connection kept for the next request may be closed by the other side in the very moment it is used.
  const authorization: Record<string, string> = {
    Connection: 'close',
    ...(token ? { Authorization: `Bearer ${token}` } : {}),
  };
  const read = async <T>(response: Response): Promise<Answer<T>> => {
    const text = await response.text();
    const json = /json/.test(response.headers.get('content-type') ?? '');
    return { status: response.status, body: (json ? JSON.parse(text) : text) as T };
  };
  return {
    get: async (path) => read(await fetch(origin + path, { headers: authorization })),
    post: async (path, body = {}, headers = {}) =>
      read(
        await fetch(origin + path, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', ...authorization, ...headers },
          body: typeof body === 'string' ? body : JSON.stringify(body),
        }),
      ),
    upload: async (path, bytes, name = 'photo.jpg') => {
      const form = new FormData();
      form.append('photo', new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }), name);
      return read(await fetch(origin + path, { method: 'POST', headers: authorization, body: form }));
    },
  };
}

/** Asks until the answer is there; the last answer is in the error. */
export async function until<T>(
  what: string,
  look: () => Promise<T | null | undefined | false>,
  seconds = 45,
): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > end) throw new Error(`waited ${seconds} s for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
}

/** Pushes as a carrier does: again when it is told 503, which means "not stored yet". */
export async function carrierPush(origin: string, path: string, body: unknown): Promise<Answer> {
  return until('the push to be answered for good', async () => {
    const answer = await caller(origin).post(path, body);
    return answer.status === 503 ? null : answer;
  });
}
