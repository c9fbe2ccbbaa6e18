import { findRegion } from '../../domain/aws-region';
import { here, type Place, unknownPlace } from '../place';
import { display, type Hole, literalOf, type Part, startsWith, type Text } from '../resolve/text';
import { findResource } from '../world/resources';
import { type StackModel } from '../world/stack-model';
import { type Arn, parseArn } from './arn';

type LocateHole = (hole: Hole, from: StackModel) => Place;
type LocateArn = (arn: Arn, text: Text, from: StackModel) => Place;

/** CDK's bootstrap bucket carries its Region in its name by construction. */
const BOOTSTRAP_BUCKET = /^cdk-[a-z0-9]+-assets-\d{12}-([a-z0-9-]+)$/;

/**
 * The place of a bucket given by name, ARN or `s3://` address. Bucket names carry no Region, whatever they look like:
 * only the stack that declares the bucket tells where it is.
 */
export function placeOfBucket(text: Text, from: StackModel, locateHole: LocateHole, locateArn: LocateArn): Place {
  const arn = parseArn(text);
  if (arn && (literalOf(arn.region) !== '' || literalOf(arn.service) !== 's3')) return locateArn(arn, text, from);
  const name = bucketName(arn ? arn.resource : text);
  const first = name.parts[0];
  if (first === undefined) return here('an empty value');
  if (typeof first !== 'string' && first.kind === 'resource') return locateHole(first, from);
  const title = display(name);
  const found = from.world.bucket(title);
  if (found) {
    if (found.stack === from) return here(`bucket ${title}, in the same stack`);
    return {
      kind: 'located',
      regions: [found.stack.region],
      title: `bucket ${title}${found.stack.region === undefined ? '' : ` in ${found.stack.region}`}`,
      account: found.stack.account,
      resource: findResource(found.stack, found.logicalId)?.address,
    };
  }
  const region = BOOTSTRAP_BUCKET.exec(title)?.[1];
  if (region !== undefined && findRegion(region))
    return { kind: 'located', regions: [region], title: `bucket ${title}` };
  return unknownPlace(`bucket ${title}`);
}

/** Up to the first slash, without `s3://`. */
function bucketName(text: Text): Text {
  const parts: Part[] = [];
  const source = startsWith(text, 's3://') || startsWith(text, 's3a://') ? withoutScheme(text.parts) : text.parts;
  for (const part of source) {
    if (typeof part !== 'string') {
      parts.push(part);
      continue;
    }
    const slash = part.indexOf('/');
    if (slash < 0) parts.push(part);
    else {
      if (slash > 0) parts.push(part.slice(0, slash));
      break;
    }
  }
  return { parts: withoutHost(parts), via: text.via };
}

/** A bucket by its virtual-hosted name: `logs.s3.amazonaws.com`, `logs.s3.eu-west-1.amazonaws.com`. */
function withoutHost(parts: readonly Part[]): readonly Part[] {
  return parts.flatMap((part): readonly Part[] => {
    const name = typeof part === 'string' ? part.replace(/\.s3[.-](?:.*\.)?amazonaws\.com(?:\.cn)?$/, '') : part;
    return name === '' ? [] : [name];
  });
}

function withoutScheme([first, ...rest]: readonly Part[]): readonly Part[] {
  const tail = typeof first === 'string' ? first.replace(/^s3a?:\/\//i, '') : '';
  return tail === '' ? rest : [tail, ...rest];
}
