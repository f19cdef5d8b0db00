import type { Problem } from '@gridline/shared/endpoint.ts';

/** A refusal of the gateway, or no answer at all (`status` 0, `code` `no_connection`). */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly requestId: string | null;

  constructor(given: { status: number; code: string; detail: string; requestId?: string | null }) {
    super(given.detail);
    this.name = 'ApiProblem';
    this.status = given.status;
    this.code = given.code;
    this.requestId = given.requestId ?? null;
  }
}

const SENTENCES: Record<number, string> = {
  401: '登录已过期，请重新登录。',
  403: '您的岗位看不到这些内容。',
  404: '没有找到，可能已被移走，或不在您的辖区。',
  413: '内容太大了，请减小后再试。',
  429: '操作太频繁了，请稍等一会儿再试。',
};

/** Reads the problem of a failed answer; answers of proxies in between get a sentence by status. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const said = await readProblem(response);
  return new ApiProblem({
    status: response.status,
    code: said.code ?? `http_${response.status}`,
    detail: said.detail || (SENTENCES[response.status] ?? '服务暂时出了问题，请稍后再试。'),
    requestId: said.requestId ?? null,
  });
}

export function noConnection(): ApiProblem {
  return new ApiProblem({
    status: 0,
    code: 'no_connection',
    detail: '连不上服务器，请检查网络后再试；您填写的内容还在。',
  });
}

/** The sentence to show for anything thrown. */
export function sentenceOf(error: unknown): string {
  if (error instanceof ApiProblem) return error.message;
  return '页面出了点问题，请刷新后再试。';
}

async function readProblem(response: Response): Promise<Partial<Problem>> {
  if (!response.headers.get('content-type')?.includes('json')) return {};
  return (await response.json().catch(() => ({}))) as Partial<Problem>;
}
