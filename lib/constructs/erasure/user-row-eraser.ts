import { Duration, Stack } from 'aws-cdk-lib';
import { CfnSecurityGroupEgress, CfnSecurityGroupIngress, type IVpc, Port, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { type IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { type EraseUserRowsEnvironment } from '../../../lambda/erase-user-rows/contract';
import { acknowledge } from '../acknowledge';
import { type RegionalDatabase } from '../database/regional-database';
import { type FunctionSurroundings } from '../node-function';
import { type Tokens } from '../tokens/token-access';
import { ErasureFunction, hashes, onTable } from './erasure-function';
import { type ErasureTables } from './erasure-tables';

/** Where an organisation's users are. */
export interface UserDatabase {
  readonly vpc: IVpc;
  readonly database: RegionalDatabase;
  /** What tokens of the database stand for. */
  readonly identifiers: Tokens;
}

export interface UserRowEraserProps extends FunctionSurroundings, UserDatabase {
  readonly tables: ErasureTables;
  readonly key: IKey;
  /** Key of keyed hashes. */
  readonly subjectKey: IKey;
}

const POSTGRESQL = 5432;
/** The role that row-level security binds; see docs/organisation-data.md. */
const ROLE = 'application';

/** Erases rows of users, in the network of the database, as the role that sees one organisation at a time. */
export class UserRowEraser extends Construct {
  readonly handler: ErasureFunction;

  constructor(scope: Construct, id: string, props: UserRowEraserProps) {
    super(scope, id);
    const { vpc, database, identifiers, tables, key, subjectKey } = props;
    const { partition, region, account } = Stack.of(this);
    const securityGroup = new SecurityGroup(this, 'SecurityGroup', {
      vpc,
      description: 'Function that erases rows of users',
      allowAllOutbound: false,
    });
    const rule = { ipProtocol: 'tcp', fromPort: POSTGRESQL, toPort: POSTGRESQL, description: 'Erasure of users' };
    const [client, server] = [securityGroup.securityGroupId, database.securityGroup.securityGroupId];
    new CfnSecurityGroupIngress(this, 'Ingress', { ...rule, groupId: server, sourceSecurityGroupId: client });
    new CfnSecurityGroupEgress(this, 'Egress', { ...rule, groupId: client, destinationSecurityGroupId: server });
    securityGroup.connections.allowToAnyIpv4(
      Port.tcp(443),
      'Endpoints of DynamoDB and AWS KMS; the network leads nowhere else',
    );
    const environment = {
      CASES_TABLE: tables.cases.tableName,
      REGISTER_TABLE: tables.register.tableName,
      IDENTIFIER_TABLE: identifiers.table.tableName,
      SUBJECT_KEY_ID: subjectKey.keyArn,
      DATABASE_HOST: database.instance.dbInstanceEndpointAddress,
      DATABASE_PORT: database.instance.dbInstanceEndpointPort,
      DATABASE_NAME: 'organisation',
      DATABASE_ROLE: ROLE,
      NODE_EXTRA_CA_CERTS: '/var/runtime/ca-cert.pem',
    } satisfies EraseUserRowsEnvironment;
    // A restored instance has an id of its own: nobody knows it before.
    const users = `arn:${partition}:rds-db:${region}:${account}:dbuser:*/${ROLE}`;
    this.handler = new ErasureFunction(this, 'Function', {
      logKey: props.logKey,
      logRetentionDays: props.logRetentionDays,
      name: 'erase-user-rows',
      description: 'Erases rows of a data subject who is a user of an organisation',
      environment,
      timeout: Duration.minutes(5),
      calledBy: 'workflow',
      network: { vpc, securityGroup },
      statements: [
        ...onTable(tables.cases, key, ['GetItem']),
        ...onTable(tables.register, key, ['Query', 'UpdateItem']),
        ...onTable(identifiers.table, identifiers.key, ['Query', 'DeleteItem']),
        hashes(subjectKey),
        new PolicyStatement({ actions: ['rds-db:connect'], resources: [users] }),
      ],
    });
    acknowledge(this.node.findChild('FunctionRights'), {
      rule: `AwsSolutions-IAM5[Resource::${users}]`,
      reason:
        'What was erased is erased again in a restored database, whose id is known when it is restored. The role sees one organisation at a time.',
    });
  }
}
