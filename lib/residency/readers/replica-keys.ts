import { locate } from '../locate/locate';
import { here, type Place, unknownPlace } from '../place';
import { expand, expandList, resolveTexts, type Variant } from '../resolve/resolver';
import { display, literalOf, soleHole } from '../resolve/text';
import { isObject, property } from '../template/json';
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
 * A multi-Region key can be replicated to any Region, at any time, by whoever may call `kms:ReplicateKey`: where it will
 * be is not in the template. Replicas that the given templates show are, and a denied replication stays home.
 */
export const readMultiRegionKey: Reader = (value, resource) =>
  textsOf(value).flatMap((text) => {
    if (literalOf(text)?.toLowerCase() === 'false') return [{ place: here('a single-Region key'), text }];
    const replicas = resourcesOfType(resource.stack.world, 'AWS::KMS::ReplicaKey').filter((replica) =>
      textsAt(replica, 'PrimaryKeyArn').some((primary) => isReferenceTo(resource, soleHole(primary)?.resource)),
    );
    const places = replicas.map(standing);
    if (!deniesReplication(resource)) places.push(unknownPlace('the Region that a replica of the key is made in'));
    return places.map((place) => ({ place, text }));
  });

function isReferenceTo(
  { stack, logicalId }: ResourceModel,
  target: { readonly stack: string; readonly logicalId: string } | undefined,
): boolean {
  return target?.stack === stack.name && target.logicalId === logicalId;
}

/** Whether the key policy denies everybody to replicate the key, or to replicate it to other than home Regions. */
function deniesReplication(resource: ResourceModel): boolean {
  const { properties, environment } = resource;
  return expandList(property(property(properties, 'KeyPolicy'), 'Statement'), environment).some((statement) => {
    const literals = (name: string) => literalsOf(property(statement.node, name), statement);
    const denies = literals('Effect').includes('Deny');
    const replicates = literals('Action').some((action) =>
      /^(?:\*|kms:(?:\*|replicate\*|replicatekey))$/i.test(action),
    );
    return denies && replicates && isForEveryone(statement) && leavesOnlyHome(statement, resource);
  });
}

function isForEveryone(statement: Variant): boolean {
  const principal = property(statement.node, 'Principal');
  const named = isObject(principal) ? property(principal, 'AWS') : principal;
  return literalsOf(named, statement).includes('*');
}

function leavesOnlyHome(statement: Variant, { stack }: ResourceModel): boolean {
  const condition = property(statement.node, 'Condition');
  if (condition === undefined) return true;
  return expand(condition, statement.environment).every(({ node }) => {
    const tests = Object.entries(isObject(node) ? node : {});
    return tests.every(([operator, test]) => {
      const regions = literalsOf(property(test, 'kms:ReplicaRegion'), statement);
      const onlyTest = isObject(test) && Object.keys(test).length === 1;
      return (
        onlyTest &&
        /^StringNot(?:Equals|Like)/.test(operator) &&
        regions.length > 0 &&
        regions.every((region) => stack.scope.homeRegions.includes(region))
      );
    });
  });
}

function literalsOf(node: Variant['node'], { environment }: Variant): readonly string[] {
  return expandList(node, environment).flatMap((item) =>
    (item.text ? [item.text] : resolveTexts(item.node, item.environment)).map(display),
  );
}
