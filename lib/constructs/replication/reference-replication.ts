import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnCertificate, CfnReplicationTask } from 'aws-cdk-lib/aws-dms';
import { type IVpc } from 'aws-cdk-lib/aws-ec2';
import { type IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { replicationCredentialName } from '../database/replication-credential';
import { type FunctionSurroundings } from '../node-function';
import { type ComparedTask } from './comparison-definition';
import { CredentialCopy, type TargetDatabase } from './credential-copy';
import { ReferenceEndpoint } from './endpoint';
import { rdsRootCertificate } from './rds-root-certificate';
import { ReplicationInstance } from './replication-instance';
import { type ObservedTask } from './replication-metrics';
import { secretReader } from './replication-roles';
import { type ReplicatedTable, tableMappings } from './table-mappings';
import { TaskControl } from './task-control';
import { taskSettings } from './task-settings';

export interface ReferenceReplicationProps extends FunctionSurroundings {
  /** Id of the Stage of the replication. Begins the names of its resources. */
  readonly stage: string;
  readonly vpc: IVpc;
  readonly subnets: string;
  readonly key: IKey;
  readonly databaseRanges: readonly string[];
  readonly tables: readonly ReplicatedTable[];
  readonly organisationSchemas: readonly string[];
  /** The database that is read: in the Region of the stack. */
  readonly source: { readonly stage: string; readonly keyAlias: string };
  readonly targets: readonly TargetDatabase[];
  /** Raise it after the password of a target was changed. */
  readonly credentialGeneration: string;
}

/**
 * Copies reference tables from the master Region to every other, first whole and then change by change: one task for each
 * target, in one direction. The source's user can only read, the targets' only write reference tables.
 */
export class ReferenceReplication extends Construct {
  readonly tasks: readonly (ComparedTask & ObservedTask)[];

  constructor(scope: Construct, id: string, props: ReferenceReplicationProps) {
    super(scope, id);
    const { stage, key } = props;
    const { region, partition, account } = Stack.of(this);
    const instance = new ReplicationInstance(this, 'Instance', { ...props, name: stage }).resource;
    const control = new TaskControl(this, 'TaskControl', props);
    const credentials = new CredentialCopy(this, 'Credentials', { ...props, generation: props.credentialGeneration });
    const certificate = (of: string) =>
      new CfnCertificate(this, `Certificate${of}`, {
        certificateIdentifier: `${stage}-${of}`,
        certificatePem: rdsRootCertificate(of),
      });
    const sourceSecret = replicationCredentialName(props.source.stage);
    const source = new ReferenceEndpoint(this, 'Source', {
      type: 'source',
      secretId: sourceSecret,
      secretReader: secretReader(this, 'SourceReader', {
        secretArn: `arn:${partition}:secretsmanager:${region}:${account}:secret:${sourceSecret}-??????`,
        key: { alias: props.source.keyAlias },
      }),
      certificateArn: certificate(region).ref,
      key,
    });
    const certificates = new Map<string, CfnCertificate>();
    this.tasks = props.targets.map((target) => {
      const { secret, copied } = credentials.of(target.stage);
      const targetCertificate = certificates.get(target.region) ?? certificate(target.region);
      certificates.set(target.region, targetCertificate);
      const endpoint = new ReferenceEndpoint(this, `Target-${target.jurisdiction}`, {
        type: 'target',
        secretId: secret.secretArn,
        secretReader: secretReader(this, `Reader-${target.jurisdiction}`, {
          secretArn: secret.secretArn,
          key: { arn: key.keyArn },
        }),
        certificateArn: targetCertificate.ref,
        key,
      });
      const identifier = `${stage}-to-${target.stage}`;
      const task = new CfnReplicationTask(this, `Task-${target.jurisdiction}`, {
        replicationTaskIdentifier: identifier,
        // Becomes the end of the ARN, and so the dimension of its metrics.
        resourceIdentifier: identifier,
        replicationInstanceArn: instance.ref,
        sourceEndpointArn: source.ref,
        targetEndpointArn: endpoint.ref,
        migrationType: 'full-load-and-cdc',
        tableMappings: tableMappings(props.tables, props.organisationSchemas),
        replicationTaskSettings: taskSettings(),
      });
      task.applyRemovalPolicy(RemovalPolicy.DESTROY);
      task.node.addDependency(copied);
      control.surround(task, {
        name: target.jurisdiction,
        identifier,
        parts: [endpoint],
        definition: { host: target.host, generation: props.credentialGeneration },
      });
      return {
        stage: target.stage,
        jurisdiction: target.jurisdiction,
        taskArn: task.ref,
        instance: stage,
        task: identifier,
      };
    });
  }
}
