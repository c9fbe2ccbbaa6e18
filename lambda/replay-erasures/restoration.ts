import * as z from 'zod';
import { type Restoration } from './contract';

const rdsEventSchema = z.object({
  source: z.literal('aws.rds'),
  detail: z.object({ EventID: z.string(), SourceIdentifier: z.string().min(1) }),
});
const backupEventSchema = z.object({
  source: z.literal('aws.backup'),
  detail: z.object({ status: z.literal('COMPLETED'), createdResourceArn: z.string().min(1) }),
});
/** `sourceTableName` or `sourceTableArn` of a restore to a point in time, `backupArn` of one from a backup. */
const tableEventSchema = z.object({
  source: z.literal('aws.dynamodb'),
  detail: z.object({
    requestParameters: z.object({
      targetTableName: z.string().min(1),
      sourceTableName: z.string().optional(),
      sourceTableArn: z.string().optional(),
      backupArn: z.string().optional(),
    }),
  }),
});

/**
 * What an event of EventBridge says was restored; `undefined` when it is nothing that holds personal data of callers.
 *
 * @throws ZodError for an event that no rule of this stack matches
 */
export function restorationOf(event: unknown): Restoration | undefined {
  const parsed = z.union([rdsEventSchema, backupEventSchema, tableEventSchema]).parse(event);
  switch (parsed.source) {
    case 'aws.rds':
      return { kind: 'database', instance: parsed.detail.SourceIdentifier };
    case 'aws.backup':
      return restoredBy(parsed.detail.createdResourceArn);
    case 'aws.dynamodb': {
      const { targetTableName: target, ...from } = parsed.detail.requestParameters;
      const source = from.sourceTableName ?? tableOf(from.sourceTableArn ?? from.backupArn ?? '');
      return source === undefined ? undefined : { kind: 'table', source, target };
    }
  }
}

/** A database tells of its restore itself, and a table by the call that AWS Backup makes. */
function restoredBy(arn: string): Restoration | undefined {
  const [, bucket] = /^arn:[\w-]+:s3:::([^/]+)/.exec(arn) ?? [];
  return bucket === undefined ? undefined : { kind: 'bucket', bucket };
}

function tableOf(arn: string): string | undefined {
  return /:table\/([^/]+)/.exec(arn)?.[1];
}
