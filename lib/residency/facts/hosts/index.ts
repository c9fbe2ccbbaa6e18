import { placeOfAwsHost } from './aws-hosts';
import { type HostPlace } from './host-place';
import { isPrivateHost } from './private-hosts';
import { placeOfVendorHost } from './vendor-hosts';

export { type HostPlace } from './host-place';

/** The longest name that DNS knows (RFC 1035, section 2.3.4). */
const LONGEST_NAME = 253;

/** Host names as templates write them: `*` and `_` occur, beyond what DNS allows. */
const HOST = /^[a-z0-9_*-]+(?:\.[a-z0-9_*-]+)+$/;

/**
 * The place that a host name tells.
 *
 * A name is only read by the patterns of whoever owns its domain: `us-east-1.example.com` is `unknown`. So is anything
 * that is no host name. Never throws.
 *
 * @param host A host name or an address, without scheme and path; case, a port and a final dot do not matter.
 */
export function placeOfHost(host: string): HostPlace {
  if (host.length > LONGEST_NAME + ':65535'.length) return { kind: 'unknown' };
  const name = host
    .toLowerCase()
    .replace(/^\[(.*)\](?::\d+)?$/, '$1')
    .replace(/^([^:]*):\d+$/, '$1')
    .replace(/\.$/, '');
  if (isPrivateHost(name)) return { kind: 'private' };
  if (!HOST.test(name)) return { kind: 'unknown' };
  return placeOfAwsHost(name) ?? placeOfVendorHost(name) ?? { kind: 'unknown' };
}
