import { Stack, type StackProps } from 'aws-cdk-lib';
import { type Construct } from 'constructs';
import { type JudgedDeployment, StackHook } from '../constructs/guardrails/stack-hook';
import { keyAlias } from '../constructs/keys/key-alias';
import { useByCloudWatchLogs } from '../constructs/keys/key-statements';
import { RegionalKey } from '../constructs/keys/regional-key';
import { GUARDRAIL_TAG } from '../guardrails/protection-statements';

export interface StackHookStackProps extends StackProps {
  /** Id of the Stage of the guardrails. */
  readonly stage: string;
  readonly deployments: readonly JudgedDeployment[];
  readonly logRetentionDays: number;
}

/** What judges every stack of an account and Region. */
export class StackHookStack extends Stack {
  constructor(scope: Construct, id: string, props: StackHookStackProps) {
    const { stage, deployments, logRetentionDays, ...stackProps } = props;
    super(scope, id, stackProps);
    const logKey = new RegionalKey(this, 'LogKey', {
      description: `Logs of the hook of ${stage}`,
      alias: keyAlias(stage, 'logs'),
      services: ['logs'],
      statements: [useByCloudWatchLogs(this)],
    });
    new StackHook(this, 'Hook', { logKey, logRetentionDays, deployments, guardrailTag: GUARDRAIL_TAG });
  }
}
