/** How a difference is shown. */
import type { Failure } from './play.ts';

/** `file:line`, the line, what was expected, what was there, and all the phone has got. */
export function reportOf(name: string, { line, source, expected, was, messages }: Failure): string {
  return [
    `  ${name}:${line}  ${source}`,
    `    expected  ${expected}`,
    `    was       ${was}`,
    ...messages.map((message, index) => `${index === 0 ? '    got       ' : '              '}${message}`),
  ].join('\n');
}
