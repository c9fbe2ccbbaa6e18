import { Duration, Stack } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type IKey } from 'aws-cdk-lib/aws-kms';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import { type OpenErasureEnvironment } from '../../../lambda/open-erasure/contract';
import { type ResumeErasuresEnvironment } from '../../../lambda/resume-erasures/contract';
import { type ErasureRegime } from '../../domain/erasure/erasure-regime';
import { type FunctionSurroundings } from '../node-function';
import { ErasureFunction, hashes, onTable } from './erasure-function';
import { type ErasureTables } from './erasure-tables';
import { type ErasureWorkflow } from './erasure-workflow';

export interface ErasureRequestsProps extends FunctionSurroundings {
  readonly stage: string;
  readonly regime: ErasureRegime;
  readonly tables: ErasureTables;
  readonly key: IKey;
  readonly subjectKey: IKey;
  readonly workflow: ErasureWorkflow;
}

/** Takes requests in, and takes them up again every day: what stopped, and what had to wait until then. */
export class ErasureRequests extends Construct {
  constructor(scope: Construct, id: string, props: ErasureRequestsProps) {
    super(scope, id);
    const { tables, key, workflow } = props;
    const shared = { logKey: props.logKey, logRetentionDays: props.logRetentionDays };
    const stateMachineArn = workflow.stateMachine.attrArn;
    const start = new PolicyStatement({ actions: ['states:StartExecution'], resources: [stateMachineArn] });
    new ErasureFunction(this, 'Open', {
      ...shared,
      name: 'open-erasure',
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
