import { here, type Place, unknownPlace } from '../place';
import { display, literalOf, soleHole, type Text } from '../resolve/text';
import { type ResourceModel } from '../world/resource-model';
import { resourcesOfType } from '../world/resources';
import { type Reader, textsAt, textsOf } from './reader';

/** A set of databases that AWS keeps the same in several Regions. */
interface Family {
  /** The resource that stands for the whole set, and the property that holds its identifier. */
  readonly whole: string;
  readonly identifier: string;
  /** A member, and the property that names the set. */
  readonly member: string;
  readonly joins: string;
}

const FAMILIES: readonly Family[] = [
  family('AWS::RDS::GlobalCluster', 'GlobalClusterIdentifier', 'AWS::RDS::DBCluster', 'GlobalClusterIdentifier'),
  family(
    'AWS::Neptune::GlobalCluster',
    'GlobalClusterIdentifier',
    'AWS::Neptune::DBCluster',
    'GlobalClusterIdentifier',
  ),
  family('AWS::DocDB::GlobalCluster', 'GlobalClusterIdentifier', 'AWS::DocDB::DBCluster', 'GlobalClusterIdentifier'),
  family(
    'AWS::ElastiCache::GlobalReplicationGroup',
    'GlobalReplicationGroupIdSuffix',
    'AWS::ElastiCache::ReplicationGroup',
    'GlobalReplicationGroupId',
  ),
  family(
    'AWS::MemoryDB::MultiRegionCluster',
    'MultiRegionClusterNameSuffix',
    'AWS::MemoryDB::Cluster',
    'MultiRegionClusterName',
  ),
];

function family(whole: string, identifier: string, member: string, joins: string): Family {
  return { whole, identifier, member, joins };
}

/**
 * The other members of a global database: every resource of the given templates that belongs to the same one.
 * A member is read at the property that names the whole, the whole at its root.
 */
export const readMembers: Reader = (value, resource) => {
  for (const known of FAMILIES) {
    if (resource.type === known.whole) return membersElsewhere([resource], resource, known).map((place) => ({ place }));
    if (resource.type === known.member)
      return textsOf(value).flatMap((text) => placesOfWhole(text, resource, known).map((place) => ({ place, text })));
  }
  return [];
};

function placesOfWhole(text: Text, resource: ResourceModel, known: Family): readonly Place[] {
  const { world } = resource.stack;
  const title = display(text);
  const unresolved = soleHole(text);
  if (unresolved && unresolved.kind !== 'resource') return [unknownPlace(title)];
  const wholes = resourcesOfType(world, known.whole).filter((whole) => names(text, whole, known));
  // The whole, where it stands beside the member, carries the finding for both.
  if (wholes.some(({ stack }) => stack === resource.stack)) return [here(`a member of ${title}`)];
  if (wholes.length > 0) return [...wholes.map(placeOfMember), ...membersElsewhere(wholes, resource, known)];
  const others = resourcesOfType(world, known.member).filter(
    (member) =>
      member.stack !== resource.stack && textsAt(member, known.joins).some((joined) => display(joined) === title),
  );
  return others.length > 0 ? others.map(placeOfMember) : [unknownPlace(`the other members of ${title}`)];
}

function membersElsewhere(wholes: readonly ResourceModel[], { stack }: ResourceModel, known: Family): readonly Place[] {
  return resourcesOfType(stack.world, known.member)
    .filter((member) => member.stack !== stack)
    .filter((member) => textsAt(member, known.joins).some((text) => wholes.some((whole) => names(text, whole, known))))
    .map(placeOfMember);
}

/** Whether the text is the name of the whole: a reference to it, its identifier, or one that AWS made from its suffix. */
function names(text: Text, whole: ResourceModel, { identifier }: Family): boolean {
  const target = soleHole(text)?.resource;
  if (target) return target.stack === whole.stack.name && target.logicalId === whole.logicalId;
  const name = literalOf(text);
  if (name === undefined) return false;
  return textsAt(whole, identifier).some((own) => {
    const known = literalOf(own);
    return known !== undefined && (name === known || (identifier.endsWith('Suffix') && name.endsWith(`-${known}`)));
  });
}

function placeOfMember({ stack, logicalId, address }: ResourceModel): Place {
  const title = `${logicalId} of stack ${stack.name}${stack.region === undefined ? '' : ` in ${stack.region}`}`;
  return { kind: 'located', regions: [stack.region], title, account: stack.account, resource: address };
}
