import { Stage, type StackProps, Tags } from 'aws-cdk-lib';
import { type Construct } from 'constructs';
import { type StagePlan } from '../config';
import { keyAlias } from '../constructs/keys/key-alias';
import { JURISDICTION_TAG } from '../domain/data-class';
import { ContactCentreStack } from './contact-centre-stack';
import { contentKindsFor } from './content-kinds';
import { ContentReplicaStack } from './content-replica-stack';
import { ContentStack } from './content-stack';
import { KeysAndLogsStack } from './keys-and-logs-stack';

/**
 * Everything of one jurisdiction in one environment. The CDK refuses references between Stages, so that what belongs
 * to a jurisdiction stays in it by structure.
 *
 * The id of a stack begins with its Region: `cdk deploy 'ca-prod/ca-west-1-*'` deploys one Region. What one Region's
 * stacks must know of the other's (replica buckets, keys) has a name that both can tell.
 */
export class JurisdictionStage extends Stage {
  constructor(scope: Construct, plan: StagePlan) {
    const { account, instanceRegion, dataDisasterRecoveryRegion, retention, id: stage } = plan;
    super(scope, stage, { env: { account, region: instanceRegion } });
    const tags = {
      [JURISDICTION_TAG]: plan.profile,
      organisation: plan.organisation.id,
      environment: plan.environment,
    };
    for (const [key, value] of Object.entries(tags)) Tags.of(this).add(key, value);
    const stackIn = (region: string, description: string): StackProps => ({
      env: { account, region },
      description: `${stage}: ${description}`,
      terminationProtection: true,
      tags,
    });
    const kinds = contentKindsFor(plan.features);

    const keysAndLogs = new KeysAndLogsStack(this, `${instanceRegion}-keys-and-logs`, {
      ...stackIn(instanceRegion, 'keys and logs'),
      stage,
      retention,
      instanceAlias: plan.instanceAlias,
    });
    const content = new ContentStack(this, `${instanceRegion}-content`, {
      ...stackIn(instanceRegion, 'recordings and content'),
      kinds,
      keysAndLogs,
      retention,
      origins: [`https://${plan.instanceAlias}.my.connect.aws`, ...plan.approvedOrigins],
      replica:
        dataDisasterRecoveryRegion === undefined
          ? undefined
          : {
              stage,
              account,
              region: dataDisasterRecoveryRegion,
              keyAlias: keyAlias(stage, 'content'),
            },
    });
    if (dataDisasterRecoveryRegion !== undefined) {
      const region = dataDisasterRecoveryRegion;
      const replica = new ContentReplicaStack(this, `${region}-content-replica`, {
        ...stackIn(region, 'second copies of recordings and content'),
        kinds,
        place: { stage, account, region },
        retention,
        keysAndLogs: new KeysAndLogsStack(this, `${region}-keys-and-logs`, {
          ...stackIn(region, 'keys and logs of the second copies'),
          stage,
          retention,
        }),
      });
      content.addStackDependency(replica);
    }
    const contactCentre = new ContactCentreStack(this, `${instanceRegion}-contact-centre`, {
      ...stackIn(instanceRegion, 'contact centre'),
      plan,
      keysAndLogs,
      content,
    });
    // The flow-log group must be there before the instance, which would make its own.
    contactCentre.addStackDependency(keysAndLogs);
    contactCentre.addStackDependency(content);
  }
}
