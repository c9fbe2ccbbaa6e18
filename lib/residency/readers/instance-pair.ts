import { findRegion } from '../../domain/aws-region';
import { parseArn } from '../locate/arn';
import { here, type Place, unknownPlace } from '../place';
import { display, literalOf, type Text } from '../resolve/text';
import { type ResourceModel } from '../world/resource-model';
import { eachText, type Reader } from './reader';

const GROUP = /:traffic-distribution-group\//;

/**
 * The Region in which the replica of an Amazon Connect instance stands, once a traffic distribution group shows that
 * there is one. A group that a given template declares carries the finding itself.
 *
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/setup-connect-global-resiliency.html
 */
export const readInstancePair: Reader = eachText((text, resource) => {
  const declares = resource.type === 'AWS::Connect::TrafficDistributionGroup';
  if (!declares && !GROUP.test(display(text))) return placeOfTarget(text, resource);
  return placeOfReplica(regionOf(text) ?? resource.stack.region, resource);
});

function placeOfTarget(text: Text, resource: ResourceModel): Place {
  const region = regionOf(text);
  return region === undefined || region === resource.stack.region
    ? here(`${display(text)}, in the stack's own Region`)
    : { kind: 'located', regions: [region], title: display(text) };
}

function placeOfReplica(region: string | undefined, resource: ResourceModel): Place {
  const replicas = region === undefined ? [] : (findRegion(region)?.connectReplicaTo ?? []);
  const own = region ?? resource.stack.name;
  return region === undefined || replicas.length === 0
    ? unknownPlace(`the replica of an instance of ${own}`)
    : { kind: 'located', regions: [region, ...replicas], title: `the replica in ${replicas.join(', ')}` };
}

function regionOf(text: Text): string | undefined {
  const region = literalOf(parseArn(text)?.region ?? { parts: [], via: [] });
  return region !== undefined && findRegion(region) ? region : undefined;
}
