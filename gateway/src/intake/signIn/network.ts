/** The part of a network address that one household or one carrier's exit keeps: what limits are counted by. */
import { isIPv4, isIPv6 } from 'node:net';

/** An IPv4 address as it is; of an IPv6 address its /64, the least that a customer is given (RFC 6177). */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped && isIPv4(mapped)) return mapped;
  if (!isIPv6(address)) return address;
  const [before = '', after] = (address.split('%')[0] ?? '').split('::');
  const left = before ? before.split(':') : [];
  const right = after ? after.split(':') : [];
  const groups = after === undefined ? left : [...left, ...zeros(8 - left.length - right.length), ...right];
  return `${groups
    .slice(0, 4)
    .map((group) => parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}

function zeros(count: number): string[] {
  return Array<string>(Math.max(0, count)).fill('0');
}
