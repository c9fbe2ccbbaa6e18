const PRIVATE_DOMAIN = /(?:^|\.)(?:localhost|local|internal|home\.arpa)$/;
const IPV4 = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/;
const IPV6 = /^[0-9a-f:]*:[0-9a-f:.]*$/;

/**
 * Whether the name can only be reached inside the network: special-use names, and addresses that are not routed.
 *
 * @see https://www.rfc-editor.org/rfc/rfc1918 and RFC 3927, 4193, 6598, 6761, 6762; `internal` is ICANN's private-use domain
 */
export function isPrivateHost(host: string): boolean {
  if (PRIVATE_DOMAIN.test(host)) return true;
  const [, a, b] = IPV4.exec(host)?.map(Number) ?? [];
  if (a !== undefined && b !== undefined) return isPrivateIpv4(a, b);
  return IPV6.test(host) && (host === '::1' || /^f[cd]/.test(host) || /^fe[89ab]/.test(host));
}

function isPrivateIpv4(first: number, second: number): boolean {
  return (
    first === 10 ||
    first === 127 ||
    (first === 172 && second >= 16 && second <= 31) ||
    (first === 192 && second === 168) ||
    (first === 169 && second === 254) ||
    (first === 100 && second >= 64 && second <= 127)
  );
}
