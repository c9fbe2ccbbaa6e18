import { CustomResource, Duration, FileSystem, Stack } from 'aws-cdk-lib';
import { CfnSecurityGroupEgress, CfnSecurityGroupIngress, type IVpc, Port, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { type IKey } from 'aws-cdk-lib/aws-kms';
import { type ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import path from 'path';
import {
  type DatabaseName,
  migrationFiles,
  type MigrateDatabaseEnvironment,
  type MigrationProperties,
} from '../../../lambda/migrate-database/contract';
import { type FunctionSurroundings, NodeFunction } from '../node-function';
import { FrameworkProvider } from '../framework-provider';
import { type RegionalDatabase } from './regional-database';

/** A reference table by its name in the database. */
export interface TableName {
  readonly schema: string;
  readonly name: string;
}

export interface DatabaseMigrationProps extends FunctionSurroundings {
  readonly vpc: IVpc;
  readonly database: RegionalDatabase;
  /** Key that encrypts the master user's secret and those of the roles. */
  readonly key: IKey;
  /** The database that the server holds. */
  readonly holds: DatabaseName;
  /** Id of the jurisdiction in the deployment. */
  readonly jurisdiction: string;
  /** Whether reference data is written here. */
  readonly isMaster: boolean;
  readonly referenceTables: readonly TableName[];
  /** Secrets of the roles that AWS DMS logs in with. */
  readonly roleSecrets: readonly ISecret[];
}

const MIGRATION_CODE = path.join(__dirname, '..', '..', '..', 'lambda', 'migrate-database');
const POSTGRESQL = 5432;

/**
 * Brings the schema, the roles and the rights of a database to what the migrations say, at every deployment that changes
 * them. Runs in the network of the database, and reads no secret but the master user's and those of the named roles.
 */
export class DatabaseMigration extends Construct {
  constructor(scope: Construct, id: string, props: DatabaseMigrationProps) {
    super(scope, id);
    const { vpc, database, key, roleSecrets } = props;
    const { region } = Stack.of(this);
    const securityGroup = new SecurityGroup(this, 'SecurityGroup', {
      vpc,
      description: 'Function that migrates the database',
      allowAllOutbound: false,
    });
    // Not by the CDK's connections, which put the name of the environment into the ids of rules.
    const rule = { ipProtocol: 'tcp', fromPort: POSTGRESQL, toPort: POSTGRESQL, description: 'Migrations' };
    const [client, server] = [securityGroup.securityGroupId, database.securityGroup.securityGroupId];
    new CfnSecurityGroupIngress(this, 'Ingress', { ...rule, groupId: server, sourceSecurityGroupId: client });
    const egress = new CfnSecurityGroupEgress(this, 'Egress', {
      ...rule,
      groupId: client,
      destinationSecurityGroupId: server,
    });
    securityGroup.connections.allowToAnyIpv4(
      Port.tcp(443),
      'Endpoint of Secrets Manager; the network leads nowhere else',
    );
    const environment = {
      DATABASE_HOST: database.instance.dbInstanceEndpointAddress,
      DATABASE_PORT: database.instance.dbInstanceEndpointPort,
      ADMINISTRATOR_SECRET_ARN: database.masterSecretArn,
      NODE_EXTRA_CA_CERTS: '/var/runtime/ca-cert.pem',
    } satisfies MigrateDatabaseEnvironment;
    const handler = new NodeFunction(this, 'Function', {
      name: 'migrate-database',
      description: `Migrates the ${props.holds} database`,
      logKey: props.logKey,
      logRetentionDays: props.logRetentionDays,
      environment,
      timeout: Duration.minutes(14),
      network: { vpc, securityGroup },
      files: migrationFiles,
    });
    new ManagedPolicy(this, 'ReadSecrets', {
      roles: handler.role ? [handler.role] : [],
      statements: [
        new PolicyStatement({
          actions: ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'],
          resources: [database.masterSecretArn, ...roleSecrets.map(({ secretArn }) => secretArn)],
        }),
        new PolicyStatement({
          actions: ['kms:Decrypt'],
          resources: [key.keyArn],
          conditions: { StringEquals: { 'kms:ViaService': `secretsmanager.${region}.amazonaws.com` } },
        }),
      ],
    });
    const provider = new FrameworkProvider(this, 'Provider', {
      onEvent: handler,
      logKey: props.logKey,
      logRetentionDays: props.logRetentionDays,
    });
    const properties: MigrationProperties = {
      Jurisdiction: props.jurisdiction,
      Region: region,
      Databases: [props.holds],
      ReferenceData: props.isMaster ? 'master' : 'target',
      ReferenceTables: props.referenceTables.map(({ schema, name }) => ({ Schema: schema, Name: name })),
      RoleSecretArns: roleSecrets.map(({ secretArn }) => secretArn),
      // A change of the migrations, the roles or the rights runs them.
      ContentHash: FileSystem.fingerprint(MIGRATION_CODE),
    };
    const migration = new CustomResource(this, 'Migration', {
      resourceType: 'Custom::DatabaseMigration',
      serviceToken: provider.serviceToken,
      properties,
    });
    migration.node.addDependency(database.instance, egress, ...roleSecrets);
  }
}
