import { type Channel } from '../channel';
import { inbound, ways } from './ways';

/** Ways on which backups, images and recovery plans reach another Region. */
export const backup: readonly Channel[] = [
  {
    id: 'backup-copy',
    catalogue: 'BKP-01',
    title: 'Backups are copied within the jurisdiction',
    why: 'Each recovery point is copied in full to the vault, on schedule, for every resource of the plan.',
    fix: 'Copy to a vault of a known account in a home Region.',
    severity: 'S1',
    sources: ['https://docs.aws.amazon.com/aws-backup/latest/devguide/cross-region-backup.html'],
    ways: ways(
      'AWS::Backup::BackupPlan',
      'arn',
      'BackupPlan.BackupPlanRule[].CopyActions[].DestinationBackupVaultArn',
      'BackupPlan.BackupPlanRule[].TargetLogicallyAirGappedBackupVaultArn',
    ),
  },
  {
    id: 'backup-vault-policy',
    catalogue: 'BKP-02',
    title: 'Vaults are open to known accounts only',
    why: 'Whoever may copy from a vault, or restore from it, has the data.',
    fix: 'Name own accounts, or use Deny statements only.',
    severity: 'S2',
    sources: ['https://docs.aws.amazon.com/aws-backup/latest/devguide/create-a-vault-access-policy.html'],
    ways: [
      ...ways('AWS::Backup::BackupVault', 'policy', 'AccessPolicy'),
      ...ways('AWS::Backup::LogicallyAirGappedBackupVault', 'policy', 'AccessPolicy'),
      // Approval teams have one place for all Regions, and hold no backup.
      ...inbound('AWS::Backup::LogicallyAirGappedBackupVault', 'MpaApprovalTeamArn'),
    ],
  },
  {
    id: 'organization-backup-policy',
    catalogue: 'BKP-03',
    title: 'Backup policies of the organisation copy within the jurisdiction',
    why: 'A backup policy makes plans in every account below it, also where nobody looks at a template.',
    fix: 'Name vaults of home Regions in copy_actions.',
    severity: 'S1',
    sources: ['https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_backup_syntax.html'],
    ways: [
      {
        type: 'AWS::Organizations::Policy',
        path: 'Content',
        reads: 'backup-policy',
        when: { path: 'Type', values: ['BACKUP_POLICY'] },
      },
    ],
  },
  {
    id: 'snapshot-lifecycle-copy',
    catalogue: 'BKP-04',
    title: 'Snapshots of volumes are copied and shared within the jurisdiction',
    why: 'A lifecycle policy copies every snapshot of the tagged volumes, or hands it to another account.',
    fix: 'Copy to home Regions, and share with declared accounts.',
    severity: 'S1',
    sources: ['https://docs.aws.amazon.com/ebs/latest/userguide/snapshot-lifecycle.html'],
    ways: [
      ...ways(
        'AWS::DLM::LifecyclePolicy',
        'region',
        'CrossRegionCopyTargets[].TargetRegion',
        'PolicyDetails.CrossRegionCopyTargets[].TargetRegion',
        'PolicyDetails.Schedules[].CrossRegionCopyRules[].TargetRegion',
        'PolicyDetails.Schedules[].CrossRegionCopyRules[].Target',
        'PolicyDetails.Actions[].CrossRegionCopy[].Target',
      ),
      ...ways('AWS::DLM::LifecyclePolicy', 'account', 'PolicyDetails.Schedules[].ShareRules[].TargetAccounts[]'),
    ],
  },
  {
    id: 'backup-report',
    catalogue: 'BKP-05',
    title: 'Reports on backups are delivered in the jurisdiction',
    why: 'A report lists the protected resources and what became of their backups.',
    fix: 'Deliver to a bucket of a home Region that one of the given templates declares.',
    severity: 'S4',
    sources: ['https://docs.aws.amazon.com/aws-backup/latest/devguide/working-with-audit-reports.html'],
    ways: [
      ...ways('AWS::Backup::ReportPlan', 'bucket', 'ReportDeliveryChannel.S3BucketName'),
      ...inbound('AWS::Backup::ReportPlan', 'ReportSetting.Regions[]'),
    ],
  },
  {
    id: 'region-switch-plan',
    catalogue: 'DRP-01',
    title: 'Recovery plans switch between home Regions',
    why: 'A plan over two jurisdictions moves the workload across the border with one call, and can create replicas there.',
    fix: 'List home Regions only.',
    severity: 'S1',
    sources: ['https://docs.aws.amazon.com/r53recovery/latest/dg/region-switch.html'],
    ways: [
      ...ways('AWS::ARCRegionSwitch::Plan', 'region', 'Regions[]', 'Workflows[].WorkflowTargetRegion'),
      ...ways(
        'AWS::ARCRegionSwitch::Plan',
        'document',
        'Workflows[].Steps[].ExecutionBlockConfiguration.RdsCreateCrossRegionReadReplicaConfig',
        'Workflows[].Steps[].ExecutionBlockConfiguration.CustomActionLambdaConfig.RegionToRun',
      ),
      ...ways('AWS::DRS::SourceNetwork', 'region', 'OriginRegion'),
    ],
  },
  {
    id: 'image-distribution',
    catalogue: 'IMG-01',
    title: 'Machine images are distributed within the jurisdiction',
    why: 'An image can hold configuration and data of the instance it was made from.',
    fix: 'Distribute to home Regions, or tag the configuration as reference data.',
    severity: 'S4',
    sources: ['https://docs.aws.amazon.com/imagebuilder/latest/userguide/manage-distribution-settings.html'],
    ways: ways('AWS::ImageBuilder::DistributionConfiguration', 'region', 'Distributions[].Region'),
  },
];
