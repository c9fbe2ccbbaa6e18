import { Duration, Stack } from 'aws-cdk-lib';
import { ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { type IssueClaimsEnvironment, ORGANISATION_ATTRIBUTE } from '../../../lambda/issue-claims/contract';
import { type AlarmTopic } from '../alarms/alarm-topic';
import { RunbookAlarm } from '../alarms/runbook-alarm';
import { type FunctionSurroundings, NodeFunction } from '../node-function';
import { grantRegistryLookUp, type RegistryPlace } from '../organisations/registry-reader';
import { registryTableName } from '../registry/registry-name';

export { ORGANISATION_ATTRIBUTE };

export interface TokenClaimsProps extends FunctionSurroundings {
  readonly registry: RegistryPlace;
  /** Id of the organisation of every identity provider, by the provider's name. */
  readonly organisationOfProvider: Readonly<Record<string, string>>;
  readonly topic: AlarmTopic;
}

/** Amazon Cognito waits no longer for a trigger. */
const TIMEOUT = Duration.seconds(5);

/** Writes organisation, home Region, roles and scopes into tokens, and refuses to where they would be wrong. */
export class TokenClaims extends Construct {
  readonly handler: NodeFunction;

  constructor(scope: Construct, id: string, props: TokenClaimsProps) {
    super(scope, id);
    const { registry, organisationOfProvider, topic, logKey, logRetentionDays } = props;
    this.handler = new NodeFunction(this, 'Function', {
      logKey,
      logRetentionDays,
      name: 'issue-claims',
      description: 'Writes the claims of tokens, for organisations that are at home here',
      environment: {
        REGISTRY_TABLE_NAME: registryTableName(registry.stage),
        IDENTITY_PROVIDER_ORGANISATIONS: Stack.of(this).toJsonString(organisationOfProvider),
      } satisfies IssueClaimsEnvironment,
      timeout: TIMEOUT,
      calledBy: 'requests',
    });
    grantRegistryLookUp(this.handler, registry);
    new RunbookAlarm(this, 'Failing', {
      topic,
      runbook: 'sign-ins-fail',
      description: 'Many sign-ins are refused, or the function that writes claims fails.',
      metric: this.handler.metricErrors({ period: Duration.minutes(5) }),
      threshold: 10,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: 2,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }
}
