import { locate } from '../locate/locate';
import { here, type Place, unknownPlace } from '../place';
import { literalOf, soleHole } from '../resolve/text';
import { type ResourceModel } from '../world/resource-model';
import { resourcesOfType } from '../world/resources';
import { type Reader, textsAt, textsOf } from './reader';

/** A replica key: the same key material stands with the primary and where the replica is. */
export const readReplicaKey: Reader = (value, resource) =>
  textsOf(value).flatMap((text) =>
    [locate(text, resource.stack, 'arn'), standing(resource)].map((place) => ({ place, text })),
  );

function standing({ stack, logicalId }: ResourceModel): Place {
  return {
    kind: 'located',
    regions: [stack.region],
    title: `${logicalId} in ${stack.region ?? `stack ${stack.name}`}`,
  };
}

/**
 * A multi-Region key can be replicated to any Region, at any time, by whoever may call `kms:ReplicateKey`, and the setting
 * cannot be undone; a key policy that denies it can. Replicas that the given templates show say where it is meant to be.
 */
export const readMultiRegionKey: Reader = (value, resource) =>
  textsOf(value).flatMap((text) => {
    if (literalOf(text)?.toLowerCase() === 'false') return [{ place: here('a single-Region key'), text }];
    const replicas = resourcesOfType(resource.stack.world, 'AWS::KMS::ReplicaKey').filter((replica) =>
      textsAt(replica, 'PrimaryKeyArn').some((primary) => isReferenceTo(resource, soleHole(primary)?.resource)),
    );
    const places =
      replicas.length > 0 ? replicas.map(standing) : [unknownPlace('the Region that a replica of the key is made in')];
    return places.map((place) => ({ place, text }));
  });

function isReferenceTo(
  { stack, logicalId }: ResourceModel,
  target: { readonly stack: string; readonly logicalId: string } | undefined,
): boolean {
  return target?.stack === stack.name && target.logicalId === logicalId;
}
