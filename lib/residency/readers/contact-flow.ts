import { findRegion } from '../../domain/aws-region';
import { locate } from '../locate/locate';
import { type Place, unknownPlace } from '../place';
import { display, type Part, soleHole, type Text } from '../resolve/text';
import { type ResourceModel } from '../world/resource-model';
import { type Leaf, leavesOf, sweepLeaf } from './document';
import { placeOfPhoneNumber } from './phone-number';
import { type Reader, type Reading } from './reader';

/** Parameters of actions that name what the contact is handed to. */
const RESOURCE = /^(?:LambdaFunctionA(?:RN|rn)|AliasA(?:RN|rn)|BotAliasA(?:RN|rn)|StreamA(?:RN|rn))$/;
const TELEPHONE = /^(?:ThirdParty|Transfer|Destination)?PhoneNumber$/;
/** What the flow notes on the contact: a Region's code in it is a word, not a place. */
const CONTACT_ATTRIBUTE = /(?:^|\.)Parameters\.Attributes\./;
/** How the flow designer draws and names the blocks, and how one leads to the next: none is handed the contact. */
const FOR_PEOPLE =
  /^(?:Metadata|Settings)(?:\.|$)|^StartAction$|(?:^|\.)(?:Description|DisplayName|Name|Identifier)$|\]\.Transitions\./;

/**
 * A flow in the language of Amazon Connect: the functions and bots that it calls, the telephones that it transfers to,
 * the prompts that it plays, and every other place that it names. What a contact attribute decides is unproven.
 *
 * @see https://docs.aws.amazon.com/connect/latest/APIReference/flow-language.html
 */
export const readContactFlow: Reader = (value, resource) =>
  leavesOf(value)
    .filter(({ path }) => !FOR_PEOPLE.test(path))
    .filter(({ path, text }) => !(CONTACT_ATTRIBUTE.test(path) && findRegion(display(text))))
    .flatMap((leaf) => readLeaf(leaf, resource));

function readLeaf(leaf: Leaf, resource: ResourceModel): readonly Reading[] {
  const place = placeOfLeaf(leaf, resource);
  return place ? [{ place, text: leaf.text, path: leaf.path }] : sweepLeaf(leaf, resource);
}

function placeOfLeaf({ path, key, text }: Leaf, resource: ResourceModel): Place | undefined {
  const shown = display(text);
  if (path === '') return soleHole(text) ? unknownPlace(`the flow in ${shown}`) : undefined;
  if (RESOURCE.test(key)) return placeOfResource(text, resource);
  if (TELEPHONE.test(key)) return placeOfPhoneNumber(text);
  if (!shown.startsWith('s3://')) return undefined;
  // A prompt is played to the contact, so a bucket of unknown place only brings data in.
  const bucket = locate(text, resource.stack, 'bucket');
  return bucket.kind === 'unknown' ? undefined : bucket;
}

function placeOfResource(text: Text, resource: ResourceModel): Place {
  const { region } = resource.stack;
  // `$.AwsRegion` is the Region of the instance itself.
  const parts = text.parts.map((part): Part =>
    typeof part === 'string' && region !== undefined ? part.replaceAll('$.AwsRegion', region) : part,
  );
  const bound: Text = { ...text, parts };
  const shown = display(bound);
  return /\$\.(?!InstanceARN)/.test(shown)
    ? unknownPlace(`whatever contact attribute ${display(text)} names`)
    : locate(bound, resource.stack, 'arn');
}
