import { ACCOUNT } from './declared-account';
import { addResource, propertiesOf } from './live-state';
import { FOREIGN, type PlantedDrift } from './planted-drift';

/** Copies of databases and backups. */
export const copyDrifts: readonly PlantedDrift[] = [
  {
    what: 'backups that are replicated abroad',
    plant: (state) =>
      state.automatedBackups.push({
        DBInstanceIdentifier: 'organisations',
        DBInstanceAutomatedBackupsReplications: [
          { DBInstanceAutomatedBackupsArn: `arn:aws:rds:us-east-1:${ACCOUNT}:auto-backup:ab-1` },
        ],
      }),
    found: [['run-time-copy', 'escapes', 'Database']],
  },
  {
    what: 'a snapshot by hand',
    plant: (state) => state.snapshots.push({ id: 'before-migration', source: 'organisations', sharedWith: [] }),
    found: [['residual-copy', 'unproven', 'before-migration']],
  },
  {
    what: 'a snapshot that is public',
    plant: (state) => state.snapshots.push({ id: 'shared', source: 'organisations', sharedWith: ['all'] }),
    found: [['run-time-copy', 'escapes', 'shared']],
  },
  {
    what: 'a snapshot that is shared with a foreign account',
    plant: (state) => state.snapshots.push({ id: 'shared', source: 'organisations', sharedWith: [FOREIGN] }),
    found: [['run-time-copy', 'unproven', 'shared']],
  },
  {
    what: 'a recovery point that was copied abroad',
    plant: (state) =>
      state.copyJobs.push({
        source: 'vault',
        destination: `arn:aws:backup:us-east-1:${ACCOUNT}:backup-vault:copies`,
      }),
    found: [['run-time-copy', 'escapes', 'Vault']],
  },
  {
    what: 'a backup plan that copies abroad',
    plant: (state) =>
      addResource(state, 'AWS::Backup::BackupPlan', 'plan', {
        BackupPlan: {
          BackupPlanName: 'plan',
          BackupPlanRule: [
            {
              RuleName: 'daily',
              TargetBackupVault: 'vault',
              CopyActions: [{ DestinationBackupVaultArn: `arn:aws:backup:us-east-1:${ACCOUNT}:backup-vault:copies` }],
            },
          ],
        },
      }),
    found: [['backup-copy', 'escapes', 'plan']],
  },
  {
    what: 'a database that keeps backups longer',
    plant: (state) => (propertiesOf(state, 'AWS::RDS::DBInstance', 'organisations')['BackupRetentionPeriod'] = 35),
    found: [['retention-as-declared', 'unproven', 'Database']],
  },
];
