import { Stack } from 'aws-cdk-lib';
import { CfnTrail } from 'aws-cdk-lib/aws-cloudtrail';
import { EventBus, type EventPattern, Rule } from 'aws-cdk-lib/aws-events';
import { EventBus as EventBusTarget } from 'aws-cdk-lib/aws-events-targets';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { acknowledge, rulesInPacks } from '../acknowledge';
import { declareDataClass } from '../data-class';
import { keyAliasArn } from '../keys/key-alias';
import { callPatterns } from './call-patterns';
import { permissionCallGroup, residencyCallGroups, safeguardCallGroup } from './calls';
import { passwordAlonePattern, rootPattern } from './sign-in-patterns';
import { evidenceBucketName, trailName } from './trail-name';

export interface OutpostProps {
  /** Id of the Stage. */
  readonly stage: string;
  /** Region of the Stage that receives the events and the evidence. */
  readonly homeRegion: string;
  /** Alias of the key of the evidence at home, without `alias/`. */
  readonly keyAlias: string;
}

/**
 * Watches a Region in which nothing is deployed: a copy between Regions is recorded where it arrives, and a call of a
 * global service in us-east-1. What it records goes home at once; nothing is kept where it stands.
 */
export class Outpost extends Construct {
  constructor(scope: Construct, id: string, { stage, homeRegion, keyAlias }: OutpostProps) {
    super(scope, id);
    const { account, partition } = Stack.of(this);
    const trail = new CfnTrail(this, 'Trail', {
      trailName: trailName(stage),
      isLogging: true,
      isMultiRegionTrail: false,
      includeGlobalServiceEvents: true,
      enableLogFileValidation: true,
      s3BucketName: evidenceBucketName({ stage, region: homeRegion, account }),
      kmsKeyId: keyAliasArn({ partition, region: homeRegion, account, alias: keyAlias }),
      advancedEventSelectors: [
        {
          name: 'Changes',
          fieldSelectors: [
            { field: 'eventCategory', equalTo: ['Management'] },
            { field: 'readOnly', equalTo: ['false'] },
          ],
        },
      ],
    });
    declareDataClass(trail, 'audit');
    acknowledge(trail, {
      rule: rulesInPacks('CloudTrailCloudWatchLogsEnabled'),
      reason: 'A log here would keep audit data outside the jurisdiction; EventBridge carries what matters home.',
    });
    const homeBus = `arn:${partition}:events:${homeRegion}:${account}:event-bus/default`;
    const policy = new ManagedPolicy(this, 'Policy', {
      description: 'Sends events home',
      statements: [new PolicyStatement({ actions: ['events:PutEvents'], resources: [homeBus] })],
    });
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('events.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': account } },
      }),
      description: 'Sends events home',
      managedPolicies: [policy],
    });
    const target = new EventBusTarget(EventBus.fromEventBusArn(this, 'Home', homeBus), {
      role: role.withoutPolicyUpdates(),
    });
    for (const [name, eventPattern] of forwardedPatterns()) {
      new Rule(this, name, { description: `Goes to ${stage} in ${homeRegion}`, eventPattern, targets: [target] });
    }
  }
}

function forwardedPatterns(): readonly (readonly [string, EventPattern])[] {
  const groups = [...residencyCallGroups, safeguardCallGroup, permissionCallGroup];
  return [
    ...groups.flatMap(({ id, calls }) =>
      callPatterns(calls).map((pattern, index) => [`${id}${index + 1}`, pattern] as const),
    ),
    ['RootUse', rootPattern],
    ['SignInWithoutSecondFactor', passwordAlonePattern],
  ];
}
