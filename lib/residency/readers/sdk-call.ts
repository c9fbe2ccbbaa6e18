import { latentCapability } from '../facts/latent-capabilities';
import { locate } from '../locate/locate';
import { here, type Place, unknownPlace } from '../place';
import { display, literalOf, soleHole, type Text } from '../resolve/text';
import { type ResourceModel } from '../world/resource-model';
import { type Leaf, leavesOf, sweepLeaf } from './document';
import { type Reader, type Reading } from './reader';

/** Calls that read settings and bring no content with them. */
const READS_SETTINGS = /^(?:ssm:GetParameters?|acm:|cloudformation:Describe|route53:|iam:|sts:)/i;
const READS = /:(?:get|describe|list|head|batchget|query|scan|lookup|search)/i;
/** Parameters that name what a call sends something to. */
const RECIPIENT = /(?:target|destination|topic|queue|stream|firehose|function|bus|vault)(?:arn|url)$/i;
/** Parameters that name where a call sends something. */
const DESTINATION = /region|destination|target|bucket(?:name)?$|(?:stream|firehose)arn/i;

/**
 * The call of a CDK `AwsCustomResource`: the Region in which it is made, what it can copy, and what it names.
 *
 * @see https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.custom_resources.AwsSdkCall.html
 */
export const readSdkCall: Reader = (value, resource) => {
  const leaves = leavesOf(value);
  const [only] = leaves;
  if (leaves.length === 1 && only?.path === '' && soleHole(only.text)) {
    const what = unknownPlace(`the call in ${display(only.text)}`);
    return [{ place: what, text: only.text }];
  }
  const action = actionOf(leaves);
  if (READS_SETTINGS.test(action)) return [];
  const readings = leaves
    .filter(({ path }) => /^(?:parameters\.|region$|assumedRoleArn$)/.test(path) && !/description$/i.test(path))
    .flatMap((leaf) => readLeaf(leaf, action, resource));
  return [...readings, ...inRegionOfStack(leaves, resource), ...latent(action, leaves, readings, resource)];
};

/** Without a Region of its own a call is made where the stack is. */
function inRegionOfStack(leaves: readonly Leaf[], { stack }: ResourceModel): readonly Reading[] {
  if (leaves.some(({ path }) => path === 'region')) return [];
  const title = stack.region ?? 'the Region of the stack';
  return [{ place: { kind: 'located', regions: [stack.region], title } }];
}

function readLeaf(leaf: Leaf, action: string, resource: ResourceModel): readonly Reading[] {
  const reading = (place: Place): readonly Reading[] => [{ place, text: leaf.text, path: leaf.path }];
  if (leaf.path === 'region') return reading(locate(leaf.text, resource.stack, 'region'));
  if (leaf.path === 'assumedRoleArn') return reading(locate(leaf.text, resource.stack, 'arn'));
  if (/bucket(?:name)?$/i.test(leaf.key) && !READS.test(action)) {
    return reading(locate(leaf.text, resource.stack, 'bucket'));
  }
  if (RECIPIENT.test(leaf.key) && !READS.test(action) && fromElsewhere(leaf.text)) {
    return reading(locate(leaf.text, resource.stack, 'arn'));
  }
  return sweepLeaf(leaf, resource);
}

/** A value that a deployer, another stack or a store decides, with nothing in the given templates to tell it. */
function fromElsewhere(text: Text): boolean {
  const kind = soleHole(text)?.kind;
  return kind === 'import' || kind === 'parameter' || kind === 'parameter-store' || kind === 'stack-output';
}

/** A call that can copy or route abroad is contained only when its parameters name a destination, and all are home. */
function latent(
  action: string,
  leaves: readonly Leaf[],
  readings: readonly Reading[],
  resource: ResourceModel,
): readonly Reading[] {
  const capability = latentCapability(action);
  if (capability === undefined) return [];
  const named = leaves.some(({ path, key, text }) => {
    if (!path.startsWith('parameters.') || !DESTINATION.test(key)) return false;
    const place = locate(text, resource.stack, /region/i.test(key) ? 'region' : 'arn');
    return place.kind !== 'unknown' && literalOf(text) !== '';
  });
  const place = named
    ? here(`${action}, with a destination that is judged by itself`)
    : unknownPlace(
        `what ${action} names at run time`,
        `${action} ${capability}, and names no destination of the jurisdiction`,
      );
  return readings.some((found) => found.place.kind === 'unknown') ? [] : [{ place, path: 'action' }];
}

/** `@aws-sdk/client-s3` and `PutObjectCommand`, `S3` and `putObject`: both are `s3:PutObject`. */
function actionOf(leaves: readonly Leaf[]): string {
  const field = (name: string) => display(leaves.find(({ path }) => path === name)?.text ?? { parts: [], via: [] });
  const service = field('service')
    .replace(/^@aws-sdk\/client-/, '')
    .replace(/-v2$/, '')
    .toLowerCase();
  const action = field('action').replace(/Command$/, '');
  return `${service}:${action.charAt(0).toUpperCase()}${action.slice(1)}`;
}
