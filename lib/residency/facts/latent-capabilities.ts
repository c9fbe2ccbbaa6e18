/** IAM actions that open one kind of way out at run time, and why that matters. */
interface CapabilityGroup {
  /** What whoever holds the permission can do, in a few words that complete "can ...". */
  readonly why: string;
  /** Action names as IAM writes them, by service prefix. */
  readonly actions: Readonly<Record<string, string>>;
}

/**
 * Actions whose effect on residency no template shows: the destination is an argument of the call.
 *
 * Actions that ordinary CDK grants contain are left out on purpose (`kms:CreateGrant`, `events:PutTargets`,
 * `s3:ReplicateObject` of a replication role): their destinations are judged where they are declared.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
const groups: readonly CapabilityGroup[] = [
  {
    why: 'can replicate a contact centre, or route its contacts, to another Region',
    actions: {
      connect: `ReplicateInstance CreateTrafficDistributionGroup UpdateTrafficDistribution UpdateCrossRegionRouting`,
      lex: 'CreateBotReplica',
    },
  },
  {
    why: 'can redirect recordings, transcripts or contact records to another store',
    actions: {
      connect: `AssociateInstanceStorageConfig UpdateInstanceStorageConfig AssociateAnalyticsDataSet
        BatchAssociateAnalyticsDataSet`,
    },
  },
  {
    why: 'can copy objects to a bucket in any Region',
    actions: {
      s3: `PutReplicationConfiguration PutBucketReplication InitiateReplication CreateJob CreateMultiRegionAccessPoint
        SubmitMultiRegionAccessPointRoutes`,
      s3tables: 'PutTableBucketReplication PutTableReplication',
    },
  },
  { why: 'can serve objects from edge locations', actions: { s3: 'PutAccelerateConfiguration' } },
  { why: 'can make a key usable in another Region', actions: { kms: 'ReplicateKey UpdatePrimaryRegion' } },
  { why: 'can copy a secret to another Region', actions: { secretsmanager: 'ReplicateSecretToRegions' } },
  {
    why: 'can copy a database to another Region or account',
    actions: {
      rds: `CopyDBSnapshot CopyDBClusterSnapshot StartExportTask CreateDBInstanceReadReplica CreateGlobalCluster
        StartDBInstanceAutomatedBackupsReplication ModifyDBSnapshotAttribute ModifyDBClusterSnapshotAttribute`,
      dynamodb: `UpdateTable CreateTableReplica CreateGlobalTable UpdateGlobalTable AssociateTableReplica
        ExportTableToPointInTime`,
      cassandra: 'CreateMultiRegionResource AlterMultiRegionResource',
      elasticache: 'CreateGlobalReplicationGroup',
      memorydb: 'CreateMultiRegionCluster',
      redshift: 'EnableSnapshotCopy',
    },
  },
  {
    why: 'can stream every change of a table to another stream',
    actions: { dynamodb: 'EnableKinesisStreamingDestination' },
  },
  {
    why: 'can move rows of a database to another one',
    actions: { dms: 'CreateReplicationTask ModifyReplicationTask CreateReplicationConfig ModifyReplicationConfig' },
  },
  {
    why: 'can copy backups, volumes, images or file systems to another Region',
    actions: {
      backup: 'StartCopyJob',
      ec2: 'CopySnapshot CopyImage ModifySnapshotAttribute ModifyImageAttribute',
      elasticfilesystem: 'CreateReplicationConfiguration',
      fsx: 'CopyBackup',
    },
  },
  {
    why: 'can join networks across Regions',
    actions: { ec2: 'CreateVpcPeeringConnection AcceptVpcPeeringConnection CreateTransitGatewayPeeringAttachment' },
  },
  {
    why: 'can stream logs or events to another Region or account',
    actions: {
      logs: 'PutSubscriptionFilter PutDestination PutAccountPolicy CreateExportTask',
      events: 'CreateEndpoint',
      firehose: 'UpdateDestination',
    },
  },
  { why: 'can copy a user directory to another Region', actions: { 'cognito-idp': 'CreateUserPoolReplica' } },
  { why: 'can connect a search domain to one elsewhere', actions: { es: 'CreateOutboundConnection' } },
];

/** The actions that open one kind of way out, as IAM writes them, such as `kms:ReplicateKey`. */
export const latentActionGroups: readonly { readonly why: string; readonly actions: readonly string[] }[] = groups.map(
  ({ why, actions }) => ({
    why,
    actions: Object.entries(actions).flatMap(([service, names]) =>
      names.split(/\s+/).map((name) => `${service}:${name}`),
    ),
  }),
);

const whyByAction: ReadonlyMap<string, string> = new Map(
  latentActionGroups.flatMap(({ why, actions }) => actions.map((action) => [action.toLowerCase(), why] as const)),
);

/** Every action of the list, in lower case. */
export const latentActions: readonly string[] = [...whyByAction.keys()];

/** What a wildcard begins with when it only means "all writes": too common to say that a way out is meant. */
const GENERIC_WILDCARD =
  /^[a-z0-9-]+:(?:accept|associate|attach|batch|create|enable|initiate|modify|put|start|submit|update)?\*$/;

/**
 * What an IAM action, or a pattern of actions, lets its holder do across a border, or `undefined` for ordinary actions.
 * `kms:Replicate*` counts; whole services and bare verbs (`s3:*`, `s3:Put*`) do not, because nothing points to a way out.
 */
export function latentCapability(action: string): string | undefined {
  const wanted = action.toLowerCase();
  if (!/[*?]/.test(wanted)) return whyByAction.get(wanted);
  if (!/^[a-z0-9-]+:/.test(wanted) || GENERIC_WILDCARD.test(wanted)) return undefined;
  const pattern = wanted
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  const matches = new RegExp(`^${pattern}$`);
  return latentActions.filter((known) => matches.test(known)).map((known) => whyByAction.get(known))[0];
}
