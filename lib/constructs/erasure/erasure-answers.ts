import { Duration } from 'aws-cdk-lib';
import { type IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { type ApplyHoldsEnvironment } from '../../../lambda/apply-holds/contract';
import { type NotifyRequesterEnvironment } from '../../../lambda/notify-requester/contract';
import { type FunctionSurroundings } from '../node-function';
import { ErasureFunction, LONGEST, onTable } from './erasure-function';
import { type ErasureTables } from './erasure-tables';
import { type NoticeMail } from './notice-mail';

export interface ErasureAnswersProps extends FunctionSurroundings {
  readonly stage: string;
  /** Id of the jurisdiction profile. */
  readonly jurisdiction: string;
  /** The legal entity that answers. */
  readonly controller: string;
  /** @default - the privacy contact gives the answers */
  readonly mail?: NoticeMail;
  readonly tables: ErasureTables;
  readonly key: IKey;
}

/** Steps of the workflow around the erasure itself: what a legal hold keeps, and what the person is told. */
export class ErasureAnswers extends Construct {
  readonly applyHolds: ErasureFunction;
  readonly notifyRequester: ErasureFunction;

  constructor(scope: Construct, id: string, props: ErasureAnswersProps) {
    super(scope, id);
    const { tables, key, mail } = props;
    const shared = { logKey: props.logKey, logRetentionDays: props.logRetentionDays, calledBy: 'workflow' } as const;
    this.applyHolds = new ErasureFunction(this, 'ApplyHolds', {
      ...shared,
      name: 'apply-holds',
      description: 'Keeps what a legal hold is about',
      environment: {
        CASES_TABLE: tables.cases.tableName,
        REGISTER_TABLE: tables.register.tableName,
        HOLDS_TABLE: tables.holds.tableName,
      } satisfies ApplyHoldsEnvironment,
      timeout: LONGEST,
      statements: [
        ...onTable(tables.cases, key, ['GetItem', 'UpdateItem']),
        ...onTable(tables.register, key, ['Query', 'UpdateItem']),
        ...onTable(tables.holds, key, ['Query']),
      ],
    });
    this.notifyRequester = new ErasureFunction(this, 'NotifyRequester', {
      ...shared,
      name: 'notify-requester',
      description: 'Tells a person the answer to a request',
      environment: {
        CASES_TABLE: tables.cases.tableName,
        LEDGER_TABLE: tables.ledger.tableName,
        STAGE: props.stage,
        JURISDICTION: props.jurisdiction,
        CONTROLLER: props.controller,
        ...mail?.environment,
      } satisfies NotifyRequesterEnvironment,
      timeout: Duration.minutes(1),
      statements: [
        ...onTable(tables.cases, key, ['GetItem', 'UpdateItem']),
        ...onTable(tables.ledger, key, ['GetItem']),
        ...(mail ? [mail.sends()] : []),
      ],
    });
  }
}
