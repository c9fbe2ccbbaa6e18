import { Duration } from 'aws-cdk-lib';
import { ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { type LookUpEnvironment } from '../../../lambda/look-up-organisation/contract';
import { type AlarmTopic } from '../alarms/alarm-topic';
import { RunbookAlarm } from '../alarms/runbook-alarm';
import { type FunctionSurroundings, NodeFunction } from '../node-function';
import { registryTableName } from '../registry/registry-name';
import { grantRegistryLookUp, type RegistryPlace } from './registry-reader';

export interface OrganisationLookUpProps extends FunctionSurroundings {
  readonly registry: RegistryPlace;
  readonly topic: AlarmTopic;
}

/** Less than a contact flow waits, so that the flow hears of the failure and not of silence. */
const TIMEOUT = Duration.seconds(4);

/** Says where an organisation is served, to contact flows and before sign-in: from the registry's replica in the own Region. */
export class OrganisationLookUp extends Construct {
  readonly handler: NodeFunction;

  constructor(scope: Construct, id: string, { registry, topic, ...surroundings }: OrganisationLookUpProps) {
    super(scope, id);
    this.handler = new NodeFunction(this, 'Function', {
      ...surroundings,
      name: 'look-up-organisation',
      description: 'Says where an organisation is served',
      environment: { REGISTRY_TABLE_NAME: registryTableName(registry.stage) } satisfies LookUpEnvironment,
      timeout: TIMEOUT,
      calledBy: 'requests',
    });
    grantRegistryLookUp(this.handler, registry);
    new RunbookAlarm(this, 'Failing', {
      topic,
      runbook: 'look-ups-fail',
      description: 'Organisations cannot be looked up: their contacts are turned away, and nobody new signs in.',
      metric: this.handler.metricErrors({ period: Duration.minutes(1) }),
      threshold: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: 3,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }
}
