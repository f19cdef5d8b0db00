import { urlOf } from '../api/call.ts';
import { noConnection, problemOf } from '../api/problem.ts';
import { currentToken } from '../session/session.ts';

/** Saves a file of the gateway under the name the gateway gives it. Throws `ApiProblem`. */
export async function download(path: string, query: Record<string, string | undefined>): Promise<void> {
  const response = await fetch(urlOf(path, {}, query), {
    headers: { authorization: `Bearer ${currentToken() ?? ''}` },
  }).catch(() => {
    throw noConnection();
  });
  if (!response.ok) throw await problemOf(response);
  const [, encoded = 'gridline.xlsx'] =
    /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '') ?? [];
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = decodeURIComponent(encoded);
  link.click();
  URL.revokeObjectURL(address);
}
