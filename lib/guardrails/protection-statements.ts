import { type AccountBoundary, deploymentRoleArns } from './account-boundary';
import { type PolicyStatement, type ReasonedStatement } from './policy-document';

/** Tag on resources that guard residency, and that nobody but the deployment may change. */
export const GUARDRAIL_TAG = { key: 'residency:guardrail', value: 'protected' } as const;

/** What proves and guards residency is changed by deployment only. */
export function protectionStatements(boundary: AccountBoundary): readonly ReasonedStatement[] {
  const notByDeployment = { ArnNotLike: { 'aws:PrincipalArn': deploymentRoleArns(boundary) } };
  const byDeploymentOnly = (Sid: string, Action: readonly string[]): PolicyStatement => ({
    Sid,
    Effect: 'Deny',
    Action,
    Resource: '*',
    Condition: notByDeployment,
  });
  return [
    {
      statement: byDeploymentOnly('KeepTheRecord', [
        'cloudtrail:DeleteTrail',
        'cloudtrail:PutEventSelectors',
        'cloudtrail:StopLogging',
        'cloudtrail:UpdateTrail',
        'config:DeleteConfigurationRecorder',
        'config:DeleteDeliveryChannel',
        'config:StopConfigurationRecorder',
        'guardduty:DeleteDetector',
        'guardduty:UpdateDetector',
        'access-analyzer:DeleteAnalyzer',
        'logs:DeleteLogGroup',
        'logs:DeleteLogStream',
        'logs:DisassociateKmsKey',
        'logs:DeleteRetentionPolicy',
        'logs:DeleteDataProtectionPolicy',
        'logs:PutDataProtectionPolicy',
        'logs:Unmask',
      ]),
      reason:
        'Whoever moves data must not be able to end the record of it, and nobody reads in it what is masked. Setting a retention is left alone, because RDS sets that of its monitoring; the trail is in a locked bucket too.',
    },
    {
      statement: byDeploymentOnly('KeepTheBuckets', [
        's3:BypassGovernanceRetention',
        's3:DeleteBucket',
        's3:DeleteBucketPolicy',
        's3:PutAccountPublicAccessBlock',
        's3:PutBucketAcl',
        's3:PutBucketObjectLockConfiguration',
        's3:PutBucketPolicy',
        's3:PutBucketPublicAccessBlock',
        's3:PutBucketVersioning',
        's3:PutEncryptionConfiguration',
        's3:PutLifecycleConfiguration',
      ]),
      reason:
        'The policies, versions, locks and retention of buckets of evidence and content are those that were judged.',
    },
    {
      statement: {
        Sid: 'KeepTheKeys',
        Effect: 'Deny',
        Action: ['kms:DeleteImportedKeyMaterial', 'kms:ScheduleKeyDeletion'],
        Resource: '*',
      },
      reason:
        'Without its key the content is gone. No stack deletes a key; to end one, the privacy authority has the policy detached for as long as it takes.',
    },
    {
      statement: byDeploymentOnly('KeepTheKeysInUse', [
        'kms:DeleteAlias',
        'kms:DisableKey',
        'kms:DisableKeyRotation',
        'kms:PutKeyPolicy',
        'kms:UpdateAlias',
      ]),
      reason: 'A key that is disabled, or that another account may use, is a loss or a way out.',
    },
    {
      statement: byDeploymentOnly('KeepTheHook', [
        'cloudformation:DeactivateType',
        'cloudformation:DeregisterType',
        'cloudformation:SetTypeConfiguration',
        'cloudformation:SetTypeDefaultVersion',
      ]),
      reason: 'The hook judges every stack of the account; whoever deploys must not be able to switch it off.',
    },
    {
      statement: {
        ...byDeploymentOnly('KeepTheClearances', [
          'iam:TagRole',
          'iam:TagUser',
          'iam:UntagRole',
          'iam:UntagUser',
          'sts:TagSession',
        ]),
        Condition: { ...notByDeployment, 'ForAnyValue:StringLike': { 'aws:TagKeys': 'residency*' } },
      },
      reason:
        'Tags of a principal decide whose content it reads. People have theirs from the identity provider, whose sign-in no policy of the account binds.',
    },
    {
      statement: {
        ...byDeploymentOnly('KeepWhatGuards', [
          'events:DeleteRule',
          'events:DisableRule',
          'events:RemoveTargets',
          'lambda:DeleteFunction',
          'lambda:RemovePermission',
          'lambda:UpdateFunctionCode',
          'lambda:UpdateFunctionConfiguration',
        ]),
        Condition: {
          ...notByDeployment,
          StringEquals: { [`aws:ResourceTag/${GUARDRAIL_TAG.key}`]: GUARDRAIL_TAG.value },
        },
      },
      reason: `Functions and rules with the tag ${GUARDRAIL_TAG.key} judge and raise alarms; a silent one would look like a clean account.`,
    },
  ];
}
