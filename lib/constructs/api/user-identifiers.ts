import { Duration, Stack } from 'aws-cdk-lib';
import { CfnSecurityGroupEgress, CfnSecurityGroupIngress, type IVpc, Port, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { type IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { type ReadIdentifiersEnvironment } from '../../../lambda/read-identifiers/contract';
import { type WriteIdentifiersEnvironment } from '../../../lambda/write-identifiers/contract';
import { type RegionalDatabase } from '../database/regional-database';
import { type FunctionSurroundings, NodeFunction } from '../node-function';
import { grantIdentifiers, grantTokens, type Tokens } from '../tokens/token-access';

export interface UserIdentifiersProps extends FunctionSurroundings {
  readonly vpc: IVpc;
  /** The server of organisation data. */
  readonly database: RegionalDatabase;
  /** What tokens of the database stand for. */
  readonly identifiers: Tokens;
  /** One-time tokens. */
  readonly tokens: Tokens;
  /** Key of keyed hashes. */
  readonly subjectKey: IKey;
}

const POSTGRESQL = 5432;

/** The role that row-level security binds; see docs/organisation-data.md. */
const ROLE = 'application';

/**
 * Writes and reads identifiers of users, in the network of the database. What writes cannot issue one-time tokens, and what
 * reads cannot see an identifier.
 */
export class UserIdentifiers extends Construct {
  readonly write: NodeFunction;
  readonly read: NodeFunction;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: UserIdentifiersProps,
  ) {
    super(scope, id);
    const { vpc, database, identifiers, tokens, subjectKey, logKey, logRetentionDays } = props;
    const { instance } = database;
    const securityGroup = this.securityGroup();
    const shared = {
      logKey,
      logRetentionDays,
      timeout: Duration.seconds(10),
      calledBy: 'requests',
      network: { vpc, securityGroup },
    } as const;
    const environment = {
      DATABASE_HOST: instance.dbInstanceEndpointAddress,
      DATABASE_PORT: instance.dbInstanceEndpointPort,
      DATABASE_NAME: 'organisation',
      NODE_EXTRA_CA_CERTS: '/var/runtime/ca-cert.pem',
    };
    this.write = new NodeFunction(this, 'Write', {
      ...shared,
      name: 'write-identifiers',
      description: 'Puts identifiers of users into the vault, and tokens into the database',
      environment: {
        ...environment,
        IDENTIFIER_TABLE_NAME: identifiers.table.tableName,
        SUBJECT_KEY_ID: subjectKey.keyArn,
      } satisfies WriteIdentifiersEnvironment,
    });
    grantIdentifiers(this.write, identifiers, ['dynamodb:PutItem', 'dynamodb:Query', 'dynamodb:DeleteItem']);
    this.read = new NodeFunction(this, 'Read', {
      ...shared,
      name: 'read-identifiers',
      description: 'Tells which identifiers a user has, as one-time tokens',
      environment: { ...environment, TOKEN_TABLE_NAME: tokens.table.tableName } satisfies ReadIdentifiersEnvironment,
    });
    grantTokens(this.read, tokens, ['dynamodb:PutItem']);
    const { partition, region, account } = Stack.of(this);
    const user = `arn:${partition}:rds-db:${region}:${account}:dbuser:${instance.instanceResourceId ?? ''}/${ROLE}`;
    new ManagedPolicy(this, 'SignIn', {
      roles: [this.write, this.read].flatMap(({ role }) => (role ? [role] : [])),
      statements: [new PolicyStatement({ actions: ['rds-db:connect'], resources: [user] })],
    });
    new ManagedPolicy(this, 'Hash', {
      roles: this.write.role ? [this.write.role] : [],
      statements: [new PolicyStatement({ actions: ['kms:GenerateMac'], resources: [subjectKey.keyArn] })],
    });
  }

  private securityGroup(): SecurityGroup {
    const { vpc, database } = this.props;
    const group = new SecurityGroup(this, 'SecurityGroup', {
      vpc,
      description: 'Functions that write and read identifiers of users',
      allowAllOutbound: false,
    });
    const rule = { ipProtocol: 'tcp', fromPort: POSTGRESQL, toPort: POSTGRESQL, description: 'Tokens of identifiers' };
    const [client, server] = [group.securityGroupId, database.securityGroup.securityGroupId];
    new CfnSecurityGroupIngress(this, 'Ingress', { ...rule, groupId: server, sourceSecurityGroupId: client });
    new CfnSecurityGroupEgress(this, 'Egress', { ...rule, groupId: client, destinationSecurityGroupId: server });
    group.connections.allowToAnyIpv4(Port.tcp(443), 'Endpoints of AWS; the network leads nowhere else');
    return group;
  }
}
