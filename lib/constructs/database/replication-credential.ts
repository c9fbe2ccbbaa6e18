import { RemovalPolicy } from 'aws-cdk-lib';
import { type IKey } from 'aws-cdk-lib/aws-kms';
import { type DatabaseInstance } from 'aws-cdk-lib/aws-rds';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { type Construct } from 'constructs';
import { acknowledge, rulesInPacks } from '../acknowledge';
import { declareDataClass } from '../data-class';

/** Name of the secret with which the replication signs in to the reference database of a Stage. */
export function replicationCredentialName(stage: string): string {
  return `${stage}/reference-replication`;
}

/** The roles that AWS DMS signs in as: one reads in the master Region, the other writes reference tables elsewhere. */
export type ReplicationRole = 'replication_reader' | 'target_writer';

export interface ReplicationCredentialProps {
  readonly stage: string;
  readonly role: ReplicationRole;
  readonly database: DatabaseInstance;
  readonly key: IKey;
}

/**
 * The password with which AWS DMS signs in to one reference database. DMS takes no IAM authentication for endpoints with
 * secrets, and every other role of the databases has no password.
 */
export class ReplicationCredential extends Secret {
  constructor(scope: Construct, id: string, { stage, role, database, key }: ReplicationCredentialProps) {
    super(scope, id, {
      secretName: replicationCredentialName(stage),
      description: `AWS DMS signs in to the reference database of ${stage} as ${role}`,
      encryptionKey: key,
      generateSecretString: {
        secretStringTemplate: JSON.stringify({ username: role }),
        generateStringKey: 'password',
        passwordLength: 48,
        // AWS DMS refuses some characters in passwords.
        excludePunctuation: true,
      },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    declareDataClass(this, 'reference');
    this.attach(database);
    acknowledgeRotationByDeployment(this);
  }
}

/** A credential that is changed by a deployment, because a running task keeps the password that it started with. */
export function acknowledgeRotationByDeployment(secret: Secret): void {
  acknowledge(secret, {
    rule: ['AwsSolutions-SMG4', ...rulesInPacks('SecretsManagerRotationEnabled', ['HIPAA.Security', 'NIST.800.53.R5'])],
    reason:
      'A running DMS task keeps its password; it is changed with the task stopped, as docs/runbook.md says, not by a clock.',
  });
}
