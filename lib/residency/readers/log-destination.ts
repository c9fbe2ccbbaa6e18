import { findRegion } from '../../domain/aws-region';
import { parseArn } from '../locate/arn';
import { locate, locateHole } from '../locate/locate';
import { here, type Place, unknownPlace } from '../place';
import { display, literalOf, soleHole, type Text } from '../resolve/text';
import { type ResourceModel } from '../world/resource-model';
import { leavesOf, sweepLeaf } from './document';
import { type Reader, type Reading } from './reader';

const DESTINATION_TYPE = 'AWS::Logs::Destination';

/**
 * The ARN to which CloudWatch Logs delivers, alone or in the document of an account policy. A destination of CloudWatch
 * Logs relays to its own target, which is judged where a given template declares it.
 */
export const readLogDestination: Reader = (value, resource) =>
  leavesOf(value).flatMap((leaf): readonly Reading[] => {
    const place = placeOfLeaf(leaf.path, leaf.key, leaf.text, resource);
    return place ? [{ place, text: leaf.text, path: leaf.path }] : sweepLeaf(leaf, resource);
  });

function placeOfLeaf(path: string, key: string, text: Text, resource: ResourceModel): Place | undefined {
  if (path === '' || key === 'DestinationArn') return placeOfTarget(text, resource);
  // Where a data protection policy reports what it has found.
  if (key === 'Bucket') return locate(text, resource.stack, 'bucket');
  return undefined;
}

function placeOfTarget(text: Text, resource: ResourceModel): Place {
  const { stack } = resource;
  const referred = soleHole(text);
  if (referred?.kind === 'resource') return locateHole(referred, stack);
  const place = locate(text, stack, 'arn');
  const name = relayName(text);
  const region = place.kind === 'located' ? place.regions[0] : undefined;
  if (name === undefined || place.kind !== 'located' || !region || !stack.scope.homeRegions.includes(region))
    return place;
  return stack.world.named(DESTINATION_TYPE, name, region)
    ? here(`log destination ${name}, judged by itself`)
    : unknownPlace(`the target behind ${display(text)}`);
}

/** The name of the CloudWatch Logs destination that the ARN is of. */
function relayName(text: Text): string | undefined {
  const arn = parseArn(text);
  if (!arn || !findRegion(literalOf(arn.region) ?? '') || literalOf(arn.service) !== 'logs') return undefined;
  return /^destination:(.+)$/.exec(display(arn.resource))?.[1];
}
