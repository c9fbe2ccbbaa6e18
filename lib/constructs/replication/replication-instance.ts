import { CfnReplicationInstance, CfnReplicationSubnetGroup } from 'aws-cdk-lib/aws-dms';
import { type IVpc, Peer, Port, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { type IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { accountRolesOfDms } from './replication-roles';

export interface ReplicationInstanceProps {
  /** Unique in account and Region; dimension of its metrics. */
  readonly name: string;
  readonly vpc: IVpc;
  readonly subnets: string;
  readonly key: IKey;
  /** IPv4 ranges of the networks of the databases. */
  readonly databaseRanges: readonly string[];
}

/**
 * The replication instance, in the master Region: what it reads, caches and logs is filtered before anything crosses.
 *
 * 3.6.1 is the first version of AWS DMS for PostgreSQL 17.
 *
 * @see https://docs.aws.amazon.com/dms/latest/userguide/CHAP_ReleaseNotes.html
 */
export class ReplicationInstance extends Construct {
  readonly resource: CfnReplicationInstance;

  constructor(scope: Construct, id: string, props: ReplicationInstanceProps) {
    super(scope, id);
    const { vpc } = props;
    const group = new SecurityGroup(this, 'SecurityGroup', {
      vpc,
      description: 'Replication of reference data',
      allowAllOutbound: false,
    });
    for (const range of props.databaseRanges) {
      group.addEgressRule(Peer.ipv4(range), Port.tcp(5432), 'Reference database');
    }
    group.addEgressRule(Peer.ipv4(vpc.vpcCidrBlock), Port.tcp(443), 'Endpoint of Secrets Manager');
    const roles = accountRolesOfDms(this);
    const subnetGroup = new CfnReplicationSubnetGroup(this, 'Subnets', {
      replicationSubnetGroupDescription: 'Subnets of the replication of reference data',
      subnetIds: vpc.selectSubnets({ subnetGroupName: props.subnets }).subnetIds,
    });
    subnetGroup.node.addDependency(...roles);
    this.resource = new CfnReplicationInstance(this, 'Instance', {
      replicationInstanceIdentifier: props.name,
      replicationInstanceClass: 'dms.t3.medium',
      engineVersion: '3.6.1',
      autoMinorVersionUpgrade: true,
      allocatedStorage: 50,
      multiAz: false,
      publiclyAccessible: false,
      kmsKeyId: props.key.keyArn,
      replicationSubnetGroupIdentifier: subnetGroup.ref,
      vpcSecurityGroupIds: [group.securityGroupId],
    });
  }
}
