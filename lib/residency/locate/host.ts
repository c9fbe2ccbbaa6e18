import { placeOfHost } from '../facts/hosts';
import { abroad, here, type Place, unknownPlace } from '../place';
import { display, type Hole, type Part, type Text } from '../resolve/text';
import { type StackModel } from '../world/stack-model';

type LocateHole = (hole: Hole, from: StackModel) => Place;

const SCHEME = /^(?:jdbc:)?[a-z][a-z0-9+.-]*:(?:thin:)?(?:\/\/|@\/\/|@)/i;

/** The place of the host that a URL, a connection string or a bare host name names. */
export function placeOfUrl(text: Text, from: StackModel, locateHole: LocateHole): Place {
  const host = hostOf(text);
  const last = host.at(-1);
  if (last === undefined) return unknownPlace(display(text));
  // A host that ends in a hole is wherever the hole is; one that only begins with a hole is told by its suffix.
  if (typeof last !== 'string') return locateHole(last, from);
  const name = host
    .map((part) => (typeof part === 'string' ? part : 'x'))
    .join('')
    .replace(/:\d*$/, '')
    .replace(/\.$/, '');
  const title = display({ parts: host, via: [] });
  const known = placeOfHost(name.toLowerCase());
  const declared = from.scope.hosts?.[name.toLowerCase()];
  if (declared !== undefined && (known.kind === 'unknown' || (known.kind === 'vendor' && known.country === '??'))) {
    return { kind: 'country', country: declared, title: `${title}, in ${declared} by the deployment definition` };
  }
  switch (known.kind) {
    case 'aws':
      if (known.region === 'us-east-1' && CONTROL_PLANES.includes(known.service ?? ''))
        return here(`${title}, the control plane of a global service`);
      return { kind: 'located', regions: [known.region], title };
    case 'aws-global':
      return placeOfGlobalEndpoint(known.service, known.note, host, text, from, locateHole);
    case 'vendor':
      return known.country === '??'
        ? unknownPlace(`${title} (${known.vendor})`)
        : { kind: 'country', country: known.country, title: `${title} (${known.vendor})` };
    case 'edge':
      return abroad(`${title} (${known.note})`);
    case 'private':
      return here(`${title}, inside the network`);
    case 'unknown': {
      const [first] = host;
      return typeof first === 'object' && first.kind === 'resource' && host.length === 1
        ? locateHole(first, from)
        : unknownPlace(`host ${title}`);
    }
  }
}

/** Control planes that AWS runs in one place for all Regions; no customer content passes through them. */
const CONTROL_PLANES = [
  'sts',
  'iam',
  'route53',
  'organizations',
  'support',
  'health',
  'budgets',
  'ce',
  'pricing',
  'shield',
];

/** The legacy global endpoint of Amazon S3 answers for a bucket of any Region: the bucket tells where it is. */
function placeOfGlobalEndpoint(
  service: string,
  note: string,
  host: readonly Part[],
  text: Text,
  from: StackModel,
  locateHole: LocateHole,
): Place {
  const title = display({ parts: host, via: [] });
  if (CONTROL_PLANES.includes(service)) return here(`${title}, a control plane`);
  if (service !== 's3') return unknownPlace(`${title} (${note})`);
  const [first] = host;
  if (typeof first === 'object' && first.kind === 'resource') return locateHole(first, from);
  const virtual = /^(.+)\.s3\.amazonaws\.com$/i.exec(title)?.[1];
  const path = /^[a-z]+:\/\/s3\.amazonaws\.com\/([^/?#]+)/i.exec(display(text))?.[1];
  const bucket = virtual ?? path;
  const found = bucket === undefined ? undefined : from.world.bucket(bucket);
  if (!found) return unknownPlace(bucket === undefined ? `${title} (${note})` : `bucket ${bucket}`);
  if (found.stack === from) return here(`bucket ${bucket}, in the same stack`);
  return { kind: 'located', regions: [found.stack.region], title: `bucket ${bucket}`, account: found.stack.account };
}

/** The parts between the scheme and the first `/`, `?` or `#`, without user and port. */
function hostOf(text: Text): readonly Part[] {
  const parts: Part[] = [];
  let started = false;
  for (const part of text.parts) {
    if (typeof part !== 'string') {
      parts.push(part);
      started = true;
      continue;
    }
    let rest = part;
    if (!started) {
      rest = rest.replace(SCHEME, '');
      started = true;
    }
    const end = /[/?#,;]/.exec(rest)?.index;
    const piece = end === undefined ? rest : rest.slice(0, end);
    if (piece !== '') parts.push(piece);
    if (end !== undefined) break;
  }
  return withoutPort(withoutUser(parts));
}

function withoutUser(parts: readonly Part[]): readonly Part[] {
  const at = parts.findLastIndex((part) => typeof part === 'string' && part.includes('@'));
  if (at < 0) return parts;
  const part = parts[at];
  const tail = typeof part === 'string' ? part.slice(part.lastIndexOf('@') + 1) : '';
  return tail === '' ? parts.slice(at + 1) : [tail, ...parts.slice(at + 1)];
}

/** `host:443` and `host:${Port}` name the same host. */
function withoutPort(parts: readonly Part[]): readonly Part[] {
  const colon = parts.findIndex((part) => typeof part === 'string' && /:\d*$/.test(part));
  if (colon < 0) return parts;
  const part = parts[colon];
  const head = typeof part === 'string' ? part.replace(/:\d*$/, '') : '';
  return head === '' ? parts.slice(0, colon) : [...parts.slice(0, colon), head];
}
