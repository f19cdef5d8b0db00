/** Errors a reader can act on: a stable code, an HTTP status for the door, a sentence that says what to do. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    readonly status: number,
    message: string,
  ) {
    super(message);
    this.name = 'Refusal';
  }
}

export const badRequest = (code: string, message: string): Refusal => new Refusal(code, 400, message);
export const unauthenticated = (message = '请先登录。'): Refusal =>
  new Refusal('sign_in_required', 401, message);
export const forbidden = (code: string, message: string): Refusal => new Refusal(code, 403, message);
export const notFound = (code: string, message: string): Refusal => new Refusal(code, 404, message);
export const conflict = (code: string, message: string): Refusal => new Refusal(code, 409, message);
export const tooMany = (message: string): Refusal => new Refusal('too_many_requests', 429, message);
