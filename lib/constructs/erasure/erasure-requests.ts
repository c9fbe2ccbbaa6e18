import { Duration, Stack } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type IKey } from 'aws-cdk-lib/aws-kms';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import { type ManageRequestsEnvironment, manageRequestsName } from '../../../lambda/manage-requests/contract';
import { type OpenErasureEnvironment, openErasureName } from '../../../lambda/open-erasure/contract';
import { type ResumeErasuresEnvironment } from '../../../lambda/resume-erasures/contract';
import { type ErasureRegime } from '../../domain/erasure/erasure-regime';
import { type FunctionSurroundings } from '../node-function';
import { ErasureFunction, hashes, onTable } from './erasure-function';
import { type ErasureTables } from './erasure-tables';
import { type ErasureWorkflow } from './erasure-workflow';
import { type NoticeMail } from './notice-mail';

export interface ErasureRequestsProps extends FunctionSurroundings {
  readonly stage: string;
  readonly regime: ErasureRegime;
  /** Id of the jurisdiction profile. */
  readonly jurisdiction: string;
  /** The legal entity that answers. */
  readonly controller: string;
  /** @default - the privacy contact gives the answers */
  readonly mail?: NoticeMail;
  readonly tables: ErasureTables;
  readonly key: IKey;
  readonly subjectKey: IKey;
  readonly workflow: ErasureWorkflow;
}

/** Takes requests in, and takes them up again every day: what stopped, and what had to wait until then. */
export class ErasureRequests extends Construct {
  constructor(scope: Construct, id: string, props: ErasureRequestsProps) {
    super(scope, id);
    const { tables, key, workflow, mail } = props;
    const shared = { logKey: props.logKey, logRetentionDays: props.logRetentionDays };
    const stateMachineArn = workflow.stateMachine.attrArn;
    const start = new PolicyStatement({ actions: ['states:StartExecution'], resources: [stateMachineArn] });
    new ErasureFunction(this, 'Open', {
      ...shared,
      name: 'open-erasure',
      functionName: openErasureName(props.stage),
      description: 'Accepts a verified request for erasure',
      environment: {
        CASES_TABLE: tables.cases.tableName,
        SUBJECT_KEY_ID: props.subjectKey.keyArn,
        STATE_MACHINE_ARN: stateMachineArn,
        REGIME: JSON.stringify(props.regime),
      } satisfies OpenErasureEnvironment,
      timeout: Duration.seconds(30),
      calledBy: 'requests',
      statements: [...onTable(tables.cases, key, ['PutItem', 'GetItem']), hashes(props.subjectKey), start],
    });
    new ErasureFunction(this, 'Manage', {
      ...shared,
      name: 'manage-requests',
      functionName: manageRequestsName(props.stage),
      description: 'Shows and extends requests for erasure, and keeps the legal holds',
      environment: {
        CASES_TABLE: tables.cases.tableName,
        HOLDS_TABLE: tables.holds.tableName,
        LEDGER_TABLE: tables.ledger.tableName,
        SUBJECT_KEY_ID: props.subjectKey.keyArn,
        STAGE: props.stage,
        REGIME: JSON.stringify(props.regime),
        JURISDICTION: props.jurisdiction,
        CONTROLLER: props.controller,
        ...mail?.environment,
      } satisfies ManageRequestsEnvironment,
      timeout: Duration.seconds(30),
      calledBy: 'requests',
      statements: [
        ...onTable(tables.cases, key, ['GetItem', 'UpdateItem']),
        ...onTable(tables.cases, key, ['Query'], 'by-status'),
        ...onTable(tables.holds, key, ['GetItem', 'PutItem', 'UpdateItem', 'Query']),
        ...onTable(tables.ledger, key, ['GetItem']),
        hashes(props.subjectKey),
        ...(mail ? [mail.sends()] : []),
      ],
    });
    const resume = new ErasureFunction(this, 'Resume', {
      ...shared,
      name: 'resume-erasures',
      description: 'Takes up erasures again that stopped or had to wait, and measures their deadlines',
      environment: {
        CASES_TABLE: tables.cases.tableName,
        STATE_MACHINE_ARN: stateMachineArn,
        STAGE: props.stage,
      } satisfies ResumeErasuresEnvironment,
      timeout: Duration.minutes(5),
      calledBy: 'schedule',
      statements: [
        ...onTable(tables.cases, key, ['UpdateItem']),
        ...onTable(tables.cases, key, ['Query'], 'by-status'),
        start,
      ],
    });
    const role = new Role(this, 'SchedulerRole', {
      description: 'Calls the function that takes erasures up again',
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    });
    new ManagedPolicy(this, 'SchedulerRights', {
      roles: [role],
      statements: [new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [resume.functionArn] })],
    });
    new CfnSchedule(this, 'Schedule', {
      description: 'Takes erasures up again that stopped or had to wait',
      scheduleExpression: 'cron(0 5 * * ? *)',
      scheduleExpressionTimezone: 'UTC',
      flexibleTimeWindow: { mode: 'OFF' },
      target: { arn: resume.functionArn, roleArn: role.roleArn },
    });
  }
}
