import { Stack, type StackProps } from 'aws-cdk-lib';
import { type Construct } from 'constructs';
import { keyAlias } from '../constructs/keys/key-alias';
import { useByCloudWatchLogs, useByServerAccessLogging } from '../constructs/keys/key-statements';
import { RegionalKey } from '../constructs/keys/regional-key';
import { SubjectKey } from '../constructs/erasure/erasure-keys';
import { AccessLogBucket } from '../constructs/logs/access-log-bucket';
import { EncryptedLogGroup } from '../constructs/logs/encrypted-log-group';
import { type RetentionVector } from '../domain/retention';

export interface KeysAndLogsStackProps extends StackProps {
  /** Id of the Stage, which begins the names of the keys. */
  readonly stage: string;
  readonly retention: RetentionVector;
  /** Alias of the contact centre in this Region. @default - no contact centre in this Region */
  readonly instanceAlias?: string;
}

/** What a Region needs before anything stores data in it: keys, one for each purpose, and places for logs. */
export class KeysAndLogsStack extends Stack {
  readonly contentKey: RegionalKey;
  readonly logKey: RegionalKey;
  readonly accessLogs: AccessLogBucket;
  private readonly subjectKey?: SubjectKey;

  constructor(scope: Construct, id: string, props: KeysAndLogsStackProps) {
    super(scope, id, props);
    const { stage, retention, instanceAlias } = props;
    this.contentKey = new RegionalKey(this, 'ContentKey', {
      description: `Recordings and content of ${stage}`,
      alias: keyAlias(stage, 'content'),
      services: ['s3', 'connect', 'kinesisvideo'],
    });
    this.logKey = new RegionalKey(this, 'LogKey', {
      description: `Logs of ${stage}`,
      alias: keyAlias(stage, 'logs'),
      services: ['s3', 'logs'],
      statements: [useByCloudWatchLogs(this), useByServerAccessLogging()],
    });
    this.accessLogs = new AccessLogBucket(this, 'AccessLogs', {
      key: this.logKey,
      retention: retention['access-log'],
    });
    if (instanceAlias !== undefined) {
      this.subjectKey = new SubjectKey(this, 'SubjectKey');
      new EncryptedLogGroup(this, 'FlowLogs', {
        key: this.logKey,
        // Amazon Connect takes this name, and makes the group without key and end when it is not there.
        logGroupName: `/aws/connect/${instanceAlias}`,
        retentionDays: retention['flow-log'].days,
        // Flow logs can hold what customers say and type.
        dataClass: 'customer-content',
      });
    }
  }

  /**
   * The key that makes identifiers of people into keyed hashes.
   *
   * @throws Error in a Region without a contact centre: nobody's identifiers come there
   */
  requireSubjectKey(): SubjectKey {
    if (!this.subjectKey)
      throw new Error(`${this.node.path} has no subject key; give it the alias of its contact centre`);
    return this.subjectKey;
  }
}
