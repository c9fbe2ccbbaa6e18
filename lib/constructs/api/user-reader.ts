import { Duration, Stack } from 'aws-cdk-lib';
import { CfnSecurityGroupEgress, CfnSecurityGroupIngress, type IVpc, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { type ReadUsersEnvironment } from '../../../lambda/read-users/contract';
import { type RegionalDatabase } from '../database/regional-database';
import { type FunctionSurroundings, NodeFunction } from '../node-function';

export interface UserReaderProps extends FunctionSurroundings {
  readonly vpc: IVpc;
  /** The server of organisation data. */
  readonly database: RegionalDatabase;
}

const POSTGRESQL = 5432;

/** The database on the server, and the role that row-level security binds. Made by the migrations. */
const DATABASE = 'organisation';
const ROLE = 'application';

/** Reads users from the regional database, in its network: what a token does not say about them. */
export class UserReader extends Construct {
  readonly handler: NodeFunction;

  constructor(scope: Construct, id: string, { vpc, database, ...surroundings }: UserReaderProps) {
    super(scope, id);
    const { instance } = database;
    const securityGroup = new SecurityGroup(this, 'SecurityGroup', {
      vpc,
      description: 'Function that reads users',
      allowAllOutbound: false,
    });
    const rule = { ipProtocol: 'tcp', fromPort: POSTGRESQL, toPort: POSTGRESQL, description: 'Users of organisations' };
    const [client, server] = [securityGroup.securityGroupId, database.securityGroup.securityGroupId];
    new CfnSecurityGroupIngress(this, 'Ingress', { ...rule, groupId: server, sourceSecurityGroupId: client });
    new CfnSecurityGroupEgress(this, 'Egress', { ...rule, groupId: client, destinationSecurityGroupId: server });
    this.handler = new NodeFunction(this, 'Function', {
      ...surroundings,
      name: 'read-users',
      description: 'Reads users of an organisation from the regional database',
      environment: {
        DATABASE_HOST: instance.dbInstanceEndpointAddress,
        DATABASE_PORT: instance.dbInstanceEndpointPort,
        DATABASE_NAME: DATABASE,

        NODE_EXTRA_CA_CERTS: '/var/runtime/ca-cert.pem',
      } satisfies ReadUsersEnvironment,
      timeout: Duration.seconds(10),
      calledBy: 'requests',
      network: { vpc, securityGroup },
    });
    const { partition, region, account } = Stack.of(this);
    new ManagedPolicy(this, 'SignIn', {
      roles: this.handler.role ? [this.handler.role] : [],
      statements: [
        new PolicyStatement({
          actions: ['rds-db:connect'],
          resources: [
            `arn:${partition}:rds-db:${region}:${account}:dbuser:${instance.instanceResourceId ?? ''}/${ROLE}`,
          ],
        }),
      ],
    });
  }
}
