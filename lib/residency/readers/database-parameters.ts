import { mayCross } from '../../domain/data-class';
import { dataClassOf } from '../data-class-of';
import { here, unknownPlace } from '../place';
import { expand } from '../resolve/resolver';
import { literalOf, soleHole } from '../resolve/text';
import { isObject } from '../template/json';
import { type ResourceModel } from '../world/resource-model';
import { resourcesOfType } from '../world/resources';
import { type Reader, textsAt, textsOf } from './reader';

/** Extensions with which a query can reach another server, a bucket or a function of any Region. */
const OUTWARD = /(?:^|[\s,])(postgres_fdw|dblink|aws_lambda|aws_s3|pglogical|oracle_fdw|mysql_fdw|tds_fdw)(?=$|[\s,])/;
const LISTS = ['rds.allowed_extensions', 'shared_preload_libraries'];

/** Engine parameters with which a database can send its data elsewhere. */
export const readDatabaseParameters: Reader = (value, resource) =>
  expand(value.node ?? null, value.environment)
    .flatMap(({ node, environment }) =>
      Object.entries(isObject(node) ? node : {}).map((entry) => [entry, environment] as const),
    )
    .flatMap(([[name, node], environment]) =>
      textsOf({ node, environment }).flatMap((text) => {
        const way = wayOut(name, literalOf(text) ?? '');
        if (way === undefined) return [];
        const place = holdsReferenceOnly(resource) ? here(`${way} of reference data`) : unknownPlace(way);
        return [{ place, text, path: name }];
      }),
    );

function wayOut(name: string, setting: string): string | undefined {
  if (name === 'rds.logical_replication' && /^(?:1|on|true)$/i.test(setting))
    return 'a subscriber of a logical replication slot';
  const extension = LISTS.includes(name) ? OUTWARD.exec(setting)?.[1] : undefined;
  return extension === undefined ? undefined : `a server that extension ${extension} connects to`;
}

const USERS: readonly (readonly [type: string, path: string])[] = [
  ['AWS::RDS::DBInstance', 'DBParameterGroupName'],
  ['AWS::RDS::DBCluster', 'DBClusterParameterGroupName'],
];

/** Whether every database that uses the parameter group is declared to hold what may cross. */
function holdsReferenceOnly(group: ResourceModel): boolean {
  const users = USERS.flatMap(([type, path]) =>
    resourcesOfType(group.stack.world, type).filter((user) =>
      textsAt(user, path).some((text) => {
        const target = soleHole(text)?.resource;
        return target?.stack === group.stack.name && target.logicalId === group.logicalId;
      }),
    ),
  );
  return users.length > 0 && users.every((user) => mayCross(dataClassOf(user)));
}
