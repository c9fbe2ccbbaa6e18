import { Duration } from 'aws-cdk-lib';
import { type IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { type LookUpConsentEnvironment } from '../../../lambda/look-up-consent/contract';
import { type RecordConsentEnvironment } from '../../../lambda/record-consent/contract';
import { ErasureFunction, hashes, onTable } from '../erasure/erasure-function';
import { type FunctionSurroundings } from '../node-function';
import { type PrivacyTables } from './privacy-tables';

export interface ConsentServiceProps extends FunctionSurroundings {
  /** Id of the jurisdiction profile. */
  readonly jurisdiction: string;
  readonly tables: PrivacyTables;
  readonly key: IKey;
  readonly subjectKey: IKey;
}

/** Less than a contact flow waits, so that the flow hears of the failure and not of silence. */
const TIMEOUT = Duration.seconds(4);

/** Tells and records what people chose about the sale and sharing of their data. One reads, the other adds: none changes. */
export class ConsentService extends Construct {
  readonly lookUp: ErasureFunction;
  readonly record: ErasureFunction;

  constructor(scope: Construct, id: string, props: ConsentServiceProps) {
    super(scope, id);
    const { tables, key, subjectKey, jurisdiction, logKey, logRetentionDays } = props;
    const shared = { logKey, logRetentionDays, timeout: TIMEOUT, calledBy: 'requests' } as const;
    this.lookUp = new ErasureFunction(this, 'LookUp', {
      ...shared,
      name: 'look-up-consent',
      description: 'Tells whether somebody has opted out of sale and sharing',
      environment: {
        CONSENT_TABLE: tables.consents.tableName,
        SUBJECT_KEY_ID: subjectKey.keyArn,
        JURISDICTION: jurisdiction,
      } satisfies LookUpConsentEnvironment,
      statements: [...onTable(tables.consents, key, ['Query']), hashes(subjectKey)],
    });
    this.record = new ErasureFunction(this, 'Record', {
      ...shared,
      name: 'record-consent',
      description: 'Records what somebody chose about sale and sharing',
      environment: {
        CONSENT_TABLE: tables.consents.tableName,
        SUBJECT_KEY_ID: subjectKey.keyArn,
      } satisfies RecordConsentEnvironment,
      statements: [...onTable(tables.consents, key, ['Query', 'PutItem']), hashes(subjectKey)],
    });
  }
}
