import { Duration, Stack } from 'aws-cdk-lib';
import { CfnSecurityGroupEgress, CfnSecurityGroupIngress, Port, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { type IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { type ReadUserDataEnvironment } from '../../../lambda/read-user-data/contract';
import { ErasureFunction, hashes, onTable } from '../erasure/erasure-function';
import { type UserDatabase } from '../erasure/user-row-eraser';
import { type FunctionSurroundings } from '../node-function';

export interface UserDataReaderProps extends FunctionSurroundings, UserDatabase {
  /** Key of keyed hashes. */
  readonly subjectKey: IKey;
}

const POSTGRESQL = 5432;
/** The role that row-level security binds; see docs/organisation-data.md. */
const ROLE = 'application';

/** Reads what the regional database has of a user, in its network, as the role that sees one organisation at a time. */
export class UserDataReader extends Construct {
  readonly handler: ErasureFunction;

  constructor(scope: Construct, id: string, props: UserDataReaderProps) {
    super(scope, id);
    const { vpc, database, identifiers, subjectKey } = props;
    const { partition, region, account } = Stack.of(this);
    const securityGroup = new SecurityGroup(this, 'SecurityGroup', {
      vpc,
      description: 'Function that discloses rows of users',
      allowAllOutbound: false,
    });
    const rule = { ipProtocol: 'tcp', fromPort: POSTGRESQL, toPort: POSTGRESQL, description: 'Disclosure of users' };
    const [client, server] = [securityGroup.securityGroupId, database.securityGroup.securityGroupId];
    new CfnSecurityGroupIngress(this, 'Ingress', { ...rule, groupId: server, sourceSecurityGroupId: client });
    new CfnSecurityGroupEgress(this, 'Egress', { ...rule, groupId: client, destinationSecurityGroupId: server });
    securityGroup.connections.allowToAnyIpv4(
      Port.tcp(443),
      'Endpoints of DynamoDB and AWS KMS; the network leads nowhere else',
    );
    const user = `arn:${partition}:rds-db:${region}:${account}:dbuser:${database.instance.instanceResourceId}/${ROLE}`;
    this.handler = new ErasureFunction(this, 'Function', {
      logKey: props.logKey,
      logRetentionDays: props.logRetentionDays,
      name: 'read-user-data',
      description: 'Reads rows of a data subject who is a user of an organisation',
      environment: {
        DATABASE_HOST: database.instance.dbInstanceEndpointAddress,
        DATABASE_PORT: database.instance.dbInstanceEndpointPort,
        DATABASE_NAME: 'organisation',
        DATABASE_ROLE: ROLE,
        IDENTIFIER_TABLE: identifiers.table.tableName,
        SUBJECT_KEY_ID: subjectKey.keyArn,
        NODE_EXTRA_CA_CERTS: '/var/runtime/ca-cert.pem',
      } satisfies ReadUserDataEnvironment,
      timeout: Duration.minutes(1),
      calledBy: 'requests',
      network: { vpc, securityGroup },
      statements: [
        new PolicyStatement({ actions: ['rds-db:connect'], resources: [user] }),
        ...onTable(identifiers.table, identifiers.key, ['Query']),
        hashes(subjectKey),
      ],
    });
  }
}
