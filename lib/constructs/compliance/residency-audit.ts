import { Duration, Lazy, Stack } from 'aws-cdk-lib';
import { ComparisonOperator, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { type IRuleTarget, Rule, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events';
import { ManagedPolicy, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type IKey } from 'aws-cdk-lib/aws-kms';
import { type IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import {
  AUDIT_METRICS,
  type AuditedDeployment,
  type AuditMetric,
  type AuditResidencyEnvironment,
} from '../../../lambda/audit-residency/contract';
import { everyAuditAction } from '../../audit/audit-actions';
import { acknowledge } from '../acknowledge';
import { type AlarmTopic } from '../alarms/alarm-topic';
import { RunbookAlarm } from '../alarms/runbook-alarm';
import { type FunctionSurroundings, NodeFunction } from '../node-function';
import { wildcardFinding } from '../wildcard-finding';
import { AuditStateBucket } from './audit-state-bucket';

export interface ResidencyAuditProps extends FunctionSurroundings {
  /** Whose law everything in the account and Region is judged by. */
  readonly deployment: AuditedDeployment;
  /** Key of the state and of the evidence. */
  readonly key: IKey;
  readonly evidence: IBucket;
  /** Bucket of the same Region that receives the access logs. */
  readonly accessLogs: IBucket;
  readonly topic: AlarmTopic;
}

/** Stack of `cdk bootstrap`, which the account needs for deploying. */
const BOOTSTRAP_STACK = 'CDKToolkit';
/** Lambda takes no more, in bytes of all variables. */
const LARGEST_ENVIRONMENT = 4_096;
/** Actions of one managed policy, which has room for 6,144 characters. */
const ACTIONS_OF_A_POLICY = 90;

/**
 * Audits the account and Region that it stands in every week, on demand, and after calls that can move data: see
 * docs/audit.md. The function may read configuration and nothing else, and writes its state and the evidence.
 */
export class ResidencyAudit extends Construct {
  /** Asks for an audit: for the rules that hear of calls that can move data. */
  readonly request: IRuleTarget;
  private readonly profile: string;

  constructor(scope: Construct, id: string, props: ResidencyAuditProps) {
    super(scope, id);
    const { deployment, key, evidence, accessLogs } = props;
    this.profile = deployment.profile;
    const { account } = Stack.of(this);
    const state = new AuditStateBucket(this, 'State', { key, accessLogs });
    const environment = {
      DEPLOYMENT: JSON.stringify(deployment),
      STACKS: Lazy.string({ produce: () => this.stacks() }),
      OTHER_PROFILES: Lazy.string({ produce: () => this.otherProfiles() }),
      ACCOUNT: account,
      STATE_BUCKET: state.bucketName,
      EVIDENCE_BUCKET: evidence.bucketName,
      DECISIONS_DIRECTORY: '/var/task/decisions',
    } satisfies AuditResidencyEnvironment;
    const handler = new NodeFunction(this, 'Function', {
      logKey: props.logKey,
      logRetentionDays: props.logRetentionDays,
      name: 'audit-residency',
      description:
        'Judges what is in the account by the rules of the residency gate, and compares it with what is declared',
      environment,
      timeout: Duration.minutes(15),
      memoryMiB: 512,
      files: [{ from: 'decisions', to: 'decisions' }],
      withoutDeadLetterQueue:
        'Every event is either a request that the next one repeats or a timer; an alarm tells when no audit is completed.',
      withoutReservedConcurrency:
        'A lease lets one invocation work at a time, and another one ends at once; reserving would gain nothing.',
    });
    this.rights(handler, state, props);
    // One permission for all rules; the CDK's own target makes one for each, with the environment in its name.
    handler.addPermission('Rules', {
      principal: new ServicePrincipal('events.amazonaws.com'),
      sourceArn: Stack.of(this).formatArn({ service: 'events', resource: 'rule', resourceName: '*' }),
      sourceAccount: account,
    });
    this.request = { bind: () => ({ arn: handler.functionArn }) };
    new Rule(this, 'Weekly', {
      description: 'Asks for an audit of the account',
      schedule: Schedule.cron({ weekDay: 'MON', hour: '3', minute: '0' }),
      targets: [this.request],
    });
    new Rule(this, 'Work', {
      description: 'Begins the audit that is asked for, and goes on with one that was interrupted',
      schedule: Schedule.rate(Duration.minutes(5)),
      targets: [{ bind: () => ({ arn: handler.functionArn, input: RuleTargetInput.fromObject({ action: 'work' }) }) }],
    });
    this.alarms(props.topic, deployment.id);
  }

  /** The stacks of the app in this account and Region, by their names at synthesis and in CloudFormation. */
  private stacks(): string {
    const { account, region } = Stack.of(this);
    const stacks = stacksOf(this).filter((stack) => stack.account === account && stack.region === region);
    const text = JSON.stringify([
      ...stacks.map(({ node, stackName }) => [node.path, stackName]),
      [BOOTSTRAP_STACK, BOOTSTRAP_STACK],
    ]);
    // The other variables are short.
    if (text.length > LARGEST_ENVIRONMENT - 1_024) {
      throw new Error(
        `'${this.node.path}' has more stacks to audit than fit; give jurisdictions accounts of their own`,
      );
    }
    return text;
  }

  private otherProfiles(): string {
    const { account } = Stack.of(this);
    const audits = this.node.root.node.findAll().filter((construct) => construct instanceof ResidencyAudit);
    const profiles = audits.filter((audit) => Stack.of(audit).account === account).map((audit) => audit.profile);
    return JSON.stringify([...new Set(profiles)].filter((profile) => profile !== this.profile).sort());
  }

  private rights(handler: NodeFunction, state: AuditStateBucket, { key, evidence }: ResidencyAuditProps): void {
    const { partition, region, account } = Stack.of(this);
    const roles = handler.role ? [handler.role] : [];
    const actions = everyAuditAction();
    for (let from = 0; from < actions.length; from += ACTIONS_OF_A_POLICY) {
      const reading = new ManagedPolicy(this, `Reading${from / ACTIONS_OF_A_POLICY + 1}`, {
        description: 'Reads configuration of every resource, and no content',
        roles,
        statements: [
          new PolicyStatement({ actions: actions.slice(from, from + ACTIONS_OF_A_POLICY), resources: ['*'] }),
        ],
      });
      acknowledge(reading, {
        rule: 'AwsSolutions-IAM5[Resource::*]',
        reason: 'An audit looks for what nobody declared, which has no name beforehand; every action only reads.',
      });
    }
    const keeping = new ManagedPolicy(this, 'Keeping', {
      description: 'Keeps the state and the results of audits',
      roles,
      statements: [
        new PolicyStatement({
          actions: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
          resources: [state.arnForObjects('*')],
        }),
        // Without it, S3 does not tell an object that is not there from one that may not be read.
        new PolicyStatement({ actions: ['s3:ListBucket'], resources: [state.bucketArn] }),
        new PolicyStatement({ actions: ['s3:PutObject'], resources: [evidence.arnForObjects('audits/*')] }),
        new PolicyStatement({
          actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
          resources: [key.keyArn],
          conditions: { StringEquals: { 'kms:ViaService': `s3.${region}.amazonaws.com` } },
        }),
        new PolicyStatement({
          actions: ['securityhub:BatchImportFindings'],
          resources: [`arn:${partition}:securityhub:${region}:${account}:product/${account}/default`],
        }),
      ],
    });
    acknowledge(keeping, {
      rule: [
        wildcardFinding(keeping, state, state.bucketArn),
        wildcardFinding(keeping, evidence, `${evidence.bucketArn}/audits`),
      ],
      reason: 'Objects have names by the time of the audit; the function may write below these prefixes only.',
    });
  }

  private alarms(topic: AlarmTopic, stage: string): void {
    const { region } = Stack.of(this);
    const metric = (name: AuditMetric, statistic: string) =>
      new Metric({
        namespace: AUDIT_METRICS,
        metricName: name,
        dimensionsMap: { Stage: stage, Region: region },
        period: Duration.days(1),
        statistic,
      });
    new RunbookAlarm(this, 'Findings', {
      topic,
      description: 'The live account differs from what is declared, or could not be read.',
      runbook: 'an-audit-finds-something',
      metric: metric('OpenFindings', 'Maximum'),
      threshold: 0,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    new RunbookAlarm(this, 'Overdue', {
      topic,
      description: 'No audit of the account was completed for a week.',
      runbook: 'no-audit-is-completed',
      metric: metric('CompleteAudits', 'Sum'),
      threshold: 1,
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      // Every day of a week: the longest that CloudWatch looks back. A week begins on the day of the weekly audit.
      evaluationPeriods: 7,
      treatMissingData: TreatMissingData.BREACHING,
    });
  }
}

function stacksOf(construct: Construct): readonly Stack[] {
  return construct.node.root.node.findAll().filter((found) => Stack.isStack(found));
}
