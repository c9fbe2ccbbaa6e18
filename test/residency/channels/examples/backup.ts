import {
  compliant,
  DECLARED_ACCOUNT,
  examplesOf,
  FOREIGN_ACCOUNT,
  trap,
  unproven,
  violating,
} from '../../../support/channel-tester';

const one = (type: string, properties: object) => ({ It: { Type: type, Properties: properties } });
const plan = (DestinationBackupVaultArn: unknown) =>
  one('AWS::Backup::BackupPlan', {
    BackupPlan: {
      BackupPlanName: 'p',
      BackupPlanRule: [{ RuleName: 'r', TargetBackupVault: 'v', CopyActions: [{ DestinationBackupVaultArn }] }],
    },
  });
const organizationPolicy = (Content: unknown, Type = 'BACKUP_POLICY') =>
  one('AWS::Organizations::Policy', { Name: 'p', Type, Content });
const copyTo = (vault: string) => ({
  plans: {
    daily: {
      regions: { '@@assign': ['ca-central-1', 'us-east-1'] },
      rules: {
        r: {
          target_backup_vault_name: { '@@assign': 'v' },
          copy_actions: { [vault]: { target_backup_vault_arn: { '@@assign': vault } } },
        },
      },
    },
  },
});
const lifecycle = (details: object) => one('AWS::DLM::LifecyclePolicy', { PolicyDetails: details });

export const backup = [
  ...examplesOf('backup-copy', [
    compliant(
      'to a vault of the other home Region',
      plan({ 'Fn::Sub': 'arn:aws:backup:ca-west-1:${AWS::AccountId}:backup-vault:v' }),
    ),
    compliant('to a vault of the stack', {
      ...plan({ 'Fn::GetAtt': ['Vault', 'BackupVaultArn'] }),
      Vault: { Type: 'AWS::Backup::BackupVault', Properties: { BackupVaultName: 'v' } },
    }),
    violating(
      'abroad, in YAML',
      `
Parameters:
  DrRegion: { Type: String, Default: us-west-2 }
Resources:
  It:
    Type: AWS::Backup::BackupPlan
    Properties:
      BackupPlan:
        BackupPlanName: p
        BackupPlanRule:
          - RuleName: r
            TargetBackupVault: v
            CopyActions:
              - DestinationBackupVaultArn: !Join [':', [arn, aws, backup, !Ref DrRegion, !Ref 'AWS::AccountId', 'backup-vault:v']]
`,
      'It',
    ),
    unproven(
      'to a vault of an undeclared account',
      plan(`arn:aws:backup:ca-west-1:${FOREIGN_ACCOUNT}:backup-vault:v`),
      'It',
    ),
    unproven(
      'where a parameter says',
      { Parameters: { Vault: { Type: 'String' } }, Resources: plan({ Ref: 'Vault' }) },
      'It',
    ),
  ]),
  ...examplesOf('backup-vault-policy', [
    trap(
      'everyone is denied',
      one('AWS::Backup::BackupVault', {
        BackupVaultName: 'v',
        AccessPolicy: {
          Statement: [{ Effect: 'Deny', Principal: '*', Action: 'backup:DeleteRecoveryPoint', Resource: '*' }],
        },
      }),
    ),
    violating(
      'everyone may copy',
      one('AWS::Backup::BackupVault', {
        BackupVaultName: 'v',
        AccessPolicy: {
          Statement: [{ Effect: 'Allow', Principal: '*', Action: 'backup:CopyFromBackupVault', Resource: '*' }],
        },
      }),
      'It',
    ),
    unproven(
      'an undeclared account may copy',
      one('AWS::Backup::LogicallyAirGappedBackupVault', {
        BackupVaultName: 'v',
        MpaApprovalTeamArn: 'arn:aws:mpa:us-east-1:111111111111:approval-team/t/1',
        AccessPolicy: {
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: `arn:aws:iam::${FOREIGN_ACCOUNT}:root` },
              Action: 'backup:CopyIntoBackupVault',
              Resource: '*',
            },
          ],
        },
      }),
      'It',
    ),
  ]),
  ...examplesOf('organization-backup-policy', [
    compliant(
      'to the other home Region, for resources anywhere',
      organizationPolicy(copyTo('arn:aws:backup:ca-west-1:$account:backup-vault:v')),
    ),
    violating('abroad', organizationPolicy(copyTo('arn:aws:backup:us-east-1:$account:backup-vault:v')), 'It'),
    violating(
      'abroad, as text',
      organizationPolicy(JSON.stringify(copyTo('arn:aws:backup:eu-west-1:$account:backup-vault:v'))),
      'It',
    ),
    unproven(
      'to an undeclared account',
      organizationPolicy(copyTo(`arn:aws:backup:ca-west-1:${FOREIGN_ACCOUNT}:backup-vault:v`)),
      'It',
    ),
  ]),
  ...examplesOf('snapshot-lifecycle-copy', [
    compliant(
      'to the other home Region, for a declared account',
      lifecycle({
        Schedules: [
          {
            CrossRegionCopyRules: [{ TargetRegion: 'ca-west-1' }],
            ShareRules: [{ TargetAccounts: [DECLARED_ACCOUNT] }],
          },
        ],
      }),
    ),
    violating('abroad', lifecycle({ Schedules: [{ CrossRegionCopyRules: [{ Target: 'us-east-1' }] }] }), 'It'),
    violating(
      'abroad, by default policy',
      one('AWS::DLM::LifecyclePolicy', { CrossRegionCopyTargets: [{ TargetRegion: 'eu-west-1' }] }),
      'It',
    ),
    unproven(
      'for an undeclared account',
      lifecycle({ Schedules: [{ ShareRules: [{ TargetAccounts: [FOREIGN_ACCOUNT] }] }] }),
      'It',
    ),
  ]),
  ...examplesOf('backup-report', [
    compliant('to a bucket of the stack, about every Region', {
      ...one('AWS::Backup::ReportPlan', {
        ReportDeliveryChannel: { S3BucketName: { Ref: 'B' } },
        ReportSetting: { ReportTemplate: 'COPY_JOB_REPORT', Regions: ['*'] },
      }),
      B: { Type: 'AWS::S3::Bucket' },
    }),
    violating(
      'to a bucket abroad',
      one('AWS::Backup::ReportPlan', { ReportDeliveryChannel: { S3BucketName: 'reports' } }),
      'It',
      {
        others: [
          {
            region: 'us-east-1',
            body: {
              B: {
                Type: 'AWS::S3::Bucket',
                Properties: { BucketName: 'reports', Tags: [{ Key: 'residency:data-class', Value: 'reference' }] },
              },
            },
          },
        ],
      },
    ),
    unproven(
      'to an unknown bucket',
      one('AWS::Backup::ReportPlan', { ReportDeliveryChannel: { S3BucketName: 'reports' } }),
      'It',
    ),
  ]),
  ...examplesOf('region-switch-plan', [
    compliant(
      'between home Regions',
      one('AWS::ARCRegionSwitch::Plan', {
        Regions: ['ca-central-1', 'ca-west-1'],
        Workflows: [
          {
            WorkflowTargetRegion: 'ca-west-1',
            Steps: [{ ExecutionBlockConfiguration: { CustomActionLambdaConfig: { RegionToRun: 'activatingRegion' } } }],
          },
        ],
      }),
    ),
    violating('across the border', one('AWS::ARCRegionSwitch::Plan', { Regions: ['ca-central-1', 'us-east-1'] }), 'It'),
    unproven(
      'where a parameter says',
      {
        Parameters: { R: { Type: 'String' } },
        Resources: one('AWS::ARCRegionSwitch::Plan', { Regions: ['ca-central-1', { Ref: 'R' }] }),
      },
      'It',
    ),
  ]),
  ...examplesOf('image-distribution', [
    compliant(
      'to home Regions',
      one('AWS::ImageBuilder::DistributionConfiguration', { Distributions: [{ Region: { Ref: 'AWS::Region' } }] }),
    ),
    violating(
      'abroad',
      one('AWS::ImageBuilder::DistributionConfiguration', { Distributions: [{ Region: 'us-east-1' }] }),
      'It',
    ),
    unproven(
      'where a parameter says',
      {
        Parameters: { R: { Type: 'String' } },
        Resources: one('AWS::ImageBuilder::DistributionConfiguration', { Distributions: [{ Region: { Ref: 'R' } }] }),
      },
      'It',
    ),
  ]),
];
