import { type RetentionVector } from '../../lib/domain/retention';
import { type StoredContent } from '../../lib/domain/stored-content';
import { contentFacts, contentKinds } from '../../lib/constructs/content/content-kind';
import { type TemplateResource } from './stack';

/** When what lies in a store ends: after so many days at most, or when somebody or something ends it. */
export type End = { readonly days: number; readonly of: readonly StoredContent[] } | { readonly until: string };

interface Rule {
  readonly Status: string;
  readonly Prefix?: string;
  readonly TagFilters?: unknown;
  readonly ExpirationInDays?: number;
  readonly ExpiredObjectDeleteMarker?: boolean;
  readonly AbortIncompleteMultipartUpload?: unknown;
  readonly NoncurrentVersionExpiration?: { readonly NoncurrentDays: number };
}

/**
 * When what lies in a store of a template ends, by the properties that AWS keeps to.
 *
 * @throws Error for a store of which nobody has said when its data ends, and for one whose data never does
 */
export function endOf({ logicalId, Type, Properties }: TemplateResource): End {
  const never = (why: string): never => {
    throw new Error(`${Type} ${logicalId} ${why}`);
  };
  const number = (value: unknown, name: string): number =>
    typeof value === 'number' ? value : never(`has no ${name}: what lies in it never ends`);
  switch (Type) {
    case 'AWS::S3::Bucket':
      // Besides pages that end, it holds where an audit goes on: nothing of a person.
      if (logicalId.startsWith('AuditState')) return { until: 'it is replaced: no personal data' };
      return { days: endOfBucket(Properties, never), of: contentsOfBucket(logicalId) };
    case 'AWS::Logs::LogGroup':
      return {
        days: number(Properties['RetentionInDays'], 'RetentionInDays'),
        of: ['flow-log', 'function-log', 'replication-log', 'access-log', 'audit-trail'],
      };
    case 'AWS::Kinesis::Stream':
      return { days: number(Properties['RetentionPeriodHours'], 'RetentionPeriodHours') / 24, of: ['record-stream'] };
    case 'AWS::SQS::Queue':
      return {
        days: number(Properties['MessageRetentionPeriod'], 'MessageRetentionPeriod') / 86_400,
        of: ['database-backup'],
      };
    case 'AWS::RDS::DBInstance': {
      // Otherwise AWS keeps backups of an instance that is gone until they end by themselves.
      if (Properties['DeleteAutomatedBackups'] !== true) never('keeps its backups when it is gone');
      return { days: number(Properties['BackupRetentionPeriod'], 'BackupRetentionPeriod'), of: ['database-backup'] };
    }
    case 'AWS::DynamoDB::GlobalTable': {
      const replicas = Properties['Replicas'] as readonly {
        readonly PointInTimeRecoverySpecification?: { readonly RecoveryPeriodInDays?: number };
      }[];
      // AWS: 35 days when nothing is said.
      const periods = replicas.map((one) => one.PointInTimeRecoverySpecification?.RecoveryPeriodInDays ?? 35);
      return { days: Math.max(...periods), of: ['database-backup'] };
    }
    case 'AWS::CustomerProfiles::Domain':
      return { days: number(Properties['DefaultExpirationDays'], 'DefaultExpirationDays'), of: ['customer-profile'] };
    case 'AWS::Cognito::UserPool':
      return { until: 'the user is deleted' };
    case 'AWS::Connect::Instance':
      return { until: 'AWS ends contact records after 24 months, or they are erased' };
    case 'AWS::SecretsManager::Secret':
    case 'AWS::SSM::Parameter':
      return { until: 'it is replaced: no personal data' };
    default:
      return never('is a store of which nobody has said when its data ends: add it to test/support/retention-ends.ts');
  }
}

/** The last day of any version of any object, that of a mistaken deletion included. */
function endOfBucket(properties: TemplateResource['Properties'], never: (why: string) => never): number {
  const { Rules = [] } = (properties['LifecycleConfiguration'] ?? {}) as { readonly Rules?: readonly Rule[] };
  const enabled = Rules.filter(({ Status }) => Status === 'Enabled');
  if (!enabled.some((rule) => rule.AbortIncompleteMultipartUpload)) never('keeps parts of uploads that never ended');
  if (!enabled.some((rule) => rule.ExpiredObjectDeleteMarker)) never('keeps delete markers');
  const forAll = enabled.filter((rule) => rule.TagFilters === undefined && (rule.Prefix ?? '') === '');
  const [current] = forAll.flatMap((rule) => rule.ExpirationInDays ?? []).sort((a, b) => b - a);
  const [noncurrent] = forAll.flatMap((rule) => rule.NoncurrentVersionExpiration?.NoncurrentDays ?? []);
  if (current === undefined) never('has no rule by which all objects end');
  if (noncurrent === undefined) never('keeps versions that are superseded');
  return (current ?? 0) + (noncurrent ?? 0);
}

function contentsOfBucket(logicalId: string): readonly StoredContent[] {
  const kind = contentKinds.find((one) => logicalId.startsWith(contentFacts[one].constructId));
  if (kind) return [kind];
  if (logicalId.startsWith('AccessLogs')) return ['access-log'];
  return ['audit-trail', 'residency-evidence', 'erasure-ledger'];
}

/**
 * How many days something may lie in a store: as long as the law allows or, where it sets no maximum, as long as the
 * definition says, and until the last backup of that day ends.
 */
export function horizonOf(of: readonly StoredContent[], retention: RetentionVector): number {
  const longest = Math.max(...of.map((content) => retention[content].maximumDays ?? retention[content].days));
  return of.includes('database-backup') ? longest : longest + retention['database-backup'].days;
}
