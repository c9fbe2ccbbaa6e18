import * as z from 'zod';

const LARGEST = 16;
const SMALLEST = 24;

/** Addresses of RFC 1918, which no route of the internet leads to. */
const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'];

interface Bounds {
  readonly first: number;
  readonly last: number;
  readonly prefix: number;
}

/** The first and the last address of a range; `undefined` when the text is none, or begins in the middle of one. */
function boundsOf(range: string): Bounds | undefined {
  const [, address = '', length = ''] = /^((?:\d{1,3}\.){3}\d{1,3})\/(\d{1,2})$/.exec(range) ?? [];
  const octets = address.split('.').map(Number);
  const prefix = Number(length);
  if (address === '' || octets.some((octet) => octet > 255) || prefix > 32) return undefined;
  const first = octets.reduce((sum, octet) => sum * 256 + octet, 0);
  const size = 2 ** (32 - prefix);
  return first % size === 0 ? { first, last: first + size - 1, prefix } : undefined;
}

/** Whether two ranges have an address in common. Networks with common addresses cannot be peered. */
export function rangesOverlap(one: string, other: string): boolean {
  const [a, b] = [boundsOf(one), boundsOf(other)];
  return a !== undefined && b !== undefined && a.first <= b.last && b.first <= a.last;
}

function isPrivateRange(range: string): boolean {
  const bounds = boundsOf(range);
  return (
    bounds !== undefined &&
    bounds.prefix >= LARGEST &&
    bounds.prefix <= SMALLEST &&
    PRIVATE.map(boundsOf).some((block) => block && block.first <= bounds.first && bounds.last <= block.last)
  );
}

/** An IPv4 range of private addresses, large enough for the subnets of a database. Changing it replaces the network. */
export const networkRangeSchema = z.string().refine(isPrivateRange, {
  error: `is no private IPv4 range of /${LARGEST} to /${SMALLEST} (RFC 1918); write one such as '10.41.0.0/20'`,
});
