import { Effect, ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { type Construct } from 'constructs';

/** Calls that make a copy of a database in the Region in which they are made. */
const COPIES = [
  'rds:CopyDBSnapshot',
  'rds:CopyDBClusterSnapshot',
  'rds:CreateDBInstanceReadReplica',
  'rds:StartDBInstanceAutomatedBackupsReplication',
  'rds:RestoreDBInstanceFromDBSnapshot',
  'rds:RestoreDBInstanceToPointInTime',
  'rds:RestoreDBInstanceFromS3',
  'rds:CreateGlobalCluster',
  'rds:CreateIntegration',
  'backup:StartCopyJob',
];

/** Calls that hand a copy to others, or write its rows into a bucket of any Region. */
const HANDOVERS = [
  'rds:ModifyDBSnapshotAttribute',
  'rds:ModifyDBClusterSnapshotAttribute',
  'rds:StartExportTask',
  'ec2:ModifySnapshotAttribute',
];

export interface SnapshotGuardProps {
  /** Home Regions of the jurisdiction. */
  readonly homeRegions: readonly string[];
}

/**
 * Denies what carries a database across the border: copies made in a Region outside the jurisdiction, and snapshots shared
 * or exported anywhere.
 *
 * Attach it to every role and permission set of people in the account, or copy it into a service control policy; a policy
 * that nobody has denies nothing. RDS makes a copy in the Region of the call, so that `aws:RequestedRegion` is where the
 * copy would be.
 */
export class SnapshotGuard extends ManagedPolicy {
  constructor(scope: Construct, id: string, { homeRegions }: SnapshotGuardProps) {
    super(scope, id, {
      description: 'Denies copies of databases outside the jurisdiction, and sharing or exporting snapshots',
      statements: [
        new PolicyStatement({
          sid: 'CopyWithinTheJurisdictionOnly',
          effect: Effect.DENY,
          actions: COPIES,
          resources: ['*'],
          conditions: { StringNotEquals: { 'aws:RequestedRegion': [...homeRegions] } },
        }),
        new PolicyStatement({ sid: 'HandNothingOver', effect: Effect.DENY, actions: HANDOVERS, resources: ['*'] }),
      ],
    });
  }
}
