/** What a row states as a JSON object; nothing when somebody has put there what is none. Pure. */
export function stated<T extends object>(json: string): Partial<T> {
  try {
    const read: unknown = JSON.parse(json);
    return typeof read === 'object' && read !== null ? read : {};
  } catch {
    return {};
  }
}
