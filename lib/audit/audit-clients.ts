import { BackupClient } from '@aws-sdk/client-backup';
import { CloudControlClient } from '@aws-sdk/client-cloudcontrol';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { ConnectClient } from '@aws-sdk/client-connect';
import { KMSClient } from '@aws-sdk/client-kms';
import { RDSClient } from '@aws-sdk/client-rds';
import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

/** The services that an audit reads, by the names of their signatures. */
export type AuditService =
  'backup' | 'cloudcontrolapi' | 'cloudformation' | 'connect' | 'kms' | 'rds' | 's3' | 'secretsmanager' | 'securityhub';

/** What the client of every service is made with. */
export interface ClientSettings {
  readonly region: string;
  /** @default - the provider chain of the SDK */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** Where a service is, when it is not at AWS. */
  readonly endpoints?: Partial<Readonly<Record<AuditService, string>>>;
  /** Attempts of a call that AWS throttles, with growing pauses. @default 8 */
  readonly maxAttempts?: number;
}

/** The clients of one Region. */
export interface AuditClients {
  readonly backup: BackupClient;
  readonly cloudControl: CloudControlClient;
  readonly cloudFormation: CloudFormationClient;
  readonly connect: ConnectClient;
  readonly kms: KMSClient;
  readonly rds: RDSClient;
  readonly s3: S3Client;
  readonly secretsManager: SecretsManagerClient;
}

/** Makes the clients of one Region. */
export function auditClients(settings: ClientSettings): AuditClients {
  const of = (service: AuditService) => clientConfiguration(settings, service);
  return {
    backup: new BackupClient(of('backup')),
    cloudControl: new CloudControlClient(of('cloudcontrolapi')),
    cloudFormation: new CloudFormationClient(of('cloudformation')),
    connect: new ConnectClient(of('connect')),
    kms: new KMSClient(of('kms')),
    rds: new RDSClient(of('rds')),
    s3: new S3Client({ ...of('s3'), forcePathStyle: settings.endpoints?.s3 !== undefined }),
    secretsManager: new SecretsManagerClient(of('secretsmanager')),
  };
}

/** How a client is configured. */
export function clientConfiguration(settings: ClientSettings, service: AuditService) {
  const { region, credentials, endpoints, maxAttempts = 8 } = settings;
  const endpoint = endpoints?.[service];
  return {
    region,
    maxAttempts,
    retryMode: 'standard',
    ...(credentials === undefined ? {} : { credentials }),
    ...(endpoint === undefined ? {} : { endpoint }),
  };
}
