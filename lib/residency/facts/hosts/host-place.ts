/** What a host name tells of the place behind it. */
export type HostPlace =
  | { readonly kind: 'aws'; readonly service?: string; readonly region: string }
  /** An AWS name without a Region: a global service, or a Regional resource whose Region the name does not tell. */
  | { readonly kind: 'aws-global'; readonly service: string; readonly note: string }
  /** `country` is ISO 3166-1 alpha-2, or `??` when the name does not tell it. */
  | { readonly kind: 'vendor'; readonly vendor: string; readonly country: string }
  /** Served from edge locations worldwide. */
  | { readonly kind: 'edge'; readonly note: string }
  /** Reached inside the network only: loopback, private address ranges, private zones. */
  | { readonly kind: 'private' }
  | { readonly kind: 'unknown' };

/** The country of a vendor whose host names do not tell it. */
export const UNKNOWN_COUNTRY = '??';

/** The labels below `domain`, from right to left, or `undefined` when the host is not in that domain. */
export function labelsBelow(host: string, domain: string): readonly string[] | undefined {
  if (host === domain) return [];
  if (!host.endsWith(`.${domain}`)) return undefined;
  return host
    .slice(0, -domain.length - 1)
    .split('.')
    .reverse();
}

/** The longest of the domains that the host is in. */
export function longestDomain(host: string, domains: ReadonlyMap<string, unknown>): string | undefined {
  const labels = host.split('.');
  return labels.map((_, index) => labels.slice(index).join('.')).find((domain) => domains.has(domain));
}
