/** Files that a command is given. */
import { statSync } from 'node:fs';
import { PlainError } from './plainError.mjs';

/** @throws PlainError where none is named, or one of them is not there */
export function mustExist(paths: readonly string[]): void {
  if (paths.length === 0) throw new PlainError('file_missing', '请写明文件。');
  for (const path of paths)
    if (!isFile(path)) throw new PlainError('file_missing', `没有文件 ${path}，请核对路径。`);
}

export function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
