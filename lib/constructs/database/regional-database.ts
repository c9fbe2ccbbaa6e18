import { CfnResource, Duration, RemovalPolicy, Size, Stack, Tags } from 'aws-cdk-lib';
import { InstanceClass, InstanceSize, InstanceType, type IVpc, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type IKey } from 'aws-cdk-lib/aws-kms';
import {
  CaCertificate,
  CfnDBInstance,
  DatabaseInstance,
  DatabaseInstanceEngine,
  ParameterGroup,
  PerformanceInsightRetention,
  PostgresEngineVersion,
  StorageType,
  SubnetGroup,
} from 'aws-cdk-lib/aws-rds';
import { Construct } from 'constructs';
import { type DataClass } from '../../domain/data-class';
import { acknowledge, rulesInPacks } from '../acknowledge';
import { declareDataClass } from '../data-class';
import { EncryptedLogGroup } from '../logs/encrypted-log-group';
import { databaseParameters } from './database-parameters';

/** Longest that RDS keeps automated backups. */
const LONGEST_BACKUP_DAYS = 35;

export interface RegionalDatabaseProps {
  /** Name of the instance, unique in account and Region. Log groups are called by it before it is there. */
  readonly name: string;
  readonly dataClass: DataClass;
  readonly vpc: IVpc;
  /** Name of the group of subnets. */
  readonly subnets: string;
  /** Key of the Region for storage, snapshots, Performance Insights and the master user's secret. */
  readonly key: IKey;
  readonly logKey: IKey;
  readonly logRetentionDays: number;
  /** Days to keep backups at most, by law or wish. */
  readonly backupDays: number;
  /** Whether a replication reads its changes; see {@link databaseParameters}. */
  readonly replicates: boolean;
}

/**
 * A database of one Region: RDS for PostgreSQL in two availability zones, with no replica, copy or way in from another
 * Region but what the network allows.
 *
 * PostgreSQL 17 is the newest major that AWS DMS reads and writes (3.6.1 and later). RDS makes, keeps and rotates the
 * master user's secret; nobody else uses that user but the migrations. Everyone else signs in by IAM.
 *
 * @see https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Source.PostgreSQL.html
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html
 */
export class RegionalDatabase extends Construct {
  readonly instance: DatabaseInstance;
  readonly securityGroup: SecurityGroup;
  /** ARN of the master user's secret, which RDS manages. */
  readonly masterSecretArn: string;

  constructor(scope: Construct, id: string, props: RegionalDatabaseProps) {
    super(scope, id);
    const { vpc } = props;
    const engine = DatabaseInstanceEngine.postgres({ version: PostgresEngineVersion.VER_17 });
    this.securityGroup = new SecurityGroup(this, 'SecurityGroup', {
      vpc,
      description: `Who may connect to ${props.name}`,
      allowAllOutbound: false,
    });
    // RDS would make the groups without key and end.
    const logs = ['postgresql', 'upgrade'].map(
      (kind) =>
        new EncryptedLogGroup(this, `${kind}Logs`, {
          key: props.logKey,
          logGroupName: `/aws/rds/instance/${props.name}/${kind}`,
          retentionDays: props.logRetentionDays,
          // Statements of the audit can hold values.
          dataClass: props.dataClass === 'reference' ? 'operational-log' : props.dataClass,
        }),
    );
    this.instance = new DatabaseInstance(this, 'Instance', {
      engine,
      instanceIdentifier: props.name,
      instanceType: InstanceType.of(InstanceClass.T4G, InstanceSize.MEDIUM),
      vpc,
      subnetGroup: new SubnetGroup(this, 'Subnets', {
        vpc,
        description: `Subnets of ${props.name}`,
        vpcSubnets: { subnetGroupName: props.subnets },
        removalPolicy: RemovalPolicy.RETAIN,
      }),
      securityGroups: [this.securityGroup],
      parameterGroup: new ParameterGroup(this, 'Parameters', {
        engine,
        description: `Parameters of ${props.name}`,
        parameters: databaseParameters(props),
      }),
      multiAz: true,
      publiclyAccessible: false,
      storageType: StorageType.GP3,
      allocatedStorage: Size.gibibytes(20).toGibibytes(),
      maxAllocatedStorage: Size.gibibytes(500).toGibibytes(),
      storageEncrypted: true,
      storageEncryptionKey: props.key,
      manageMasterUserPassword: true,
      iamAuthentication: true,
      caCertificate: CaCertificate.RDS_CA_RSA2048_G1,
      enablePerformanceInsights: true,
      performanceInsightRetention: PerformanceInsightRetention.DEFAULT,
      performanceInsightEncryptionKey: props.key,
      monitoringInterval: Duration.minutes(1),
      monitoringRole: this.monitoringRole(),
      cloudwatchLogsExports: ['postgresql', 'upgrade'],
      backupRetention: Duration.days(Math.min(props.backupDays, LONGEST_BACKUP_DAYS)),
      deleteAutomatedBackups: true,
      copyTagsToSnapshot: true,
      autoMinorVersionUpgrade: true,
      allowMajorVersionUpgrade: false,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.instance.node.addDependency(...logs);
    declareDataClass(this.instance, props.dataClass);
    const resource = this.instance.node.defaultChild;
    if (!CfnResource.isCfnResource(resource) || !(resource instanceof CfnDBInstance)) {
      throw new Error(`${this.node.path} holds no AWS::RDS::DBInstance; the CDK has changed how it builds databases`);
    }
    resource.masterUserSecret = { kmsKeyId: props.key.keyArn };
    this.masterSecretArn = resource.attrMasterUserSecretSecretArn;
    Tags.of(this.instance).add('Name', props.name);
    acknowledge(this.instance, {
      rule: 'AwsSolutions-RDS11',
      reason: 'The network has no way in from the internet; another port would hide nothing and break every default.',
    });
    acknowledge(this.instance, {
      rule: rulesInPacks('RDSInBackupPlan', ['HIPAA.Security', 'NIST.800.53.R5']),
      reason: 'Automated backups with point-in-time recovery end within the limit of the law; a plan would add copies.',
    });
  }

  private monitoringRole(): Role {
    const { partition, region, account } = Stack.of(this);
    const role = new Role(this, 'MonitoringRole', {
      description: 'Writes Enhanced Monitoring metrics',
      assumedBy: new ServicePrincipal('monitoring.rds.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': account } },
      }),
    });
    const group = `arn:${partition}:logs:${region}:${account}:log-group:RDSOSMetrics`;
    const policy = new ManagedPolicy(this, 'MonitoringPolicy', {
      roles: [role],
      statements: [
        new PolicyStatement({
          actions: ['logs:CreateLogStream', 'logs:PutLogEvents', 'logs:DescribeLogStreams', 'logs:GetLogEvents'],
          resources: [`${group}:log-stream:*`],
        }),
        new PolicyStatement({ actions: ['logs:CreateLogGroup', 'logs:PutRetentionPolicy'], resources: [group] }),
      ],
    });
    acknowledge(policy, {
      rule: `AwsSolutions-IAM5[Resource::${group}:log-stream:*]`,
      reason: 'RDS names the streams of the one log group by the resource ids of instances, which come later.',
    });
    return role;
  }
}
