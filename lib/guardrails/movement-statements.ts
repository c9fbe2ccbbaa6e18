import { inferenceProfilesWithin } from '../residency/facts/inference-profiles';
import { latentActionGroups } from '../residency/facts/latent-capabilities';
import { type AccountBoundary, deploymentRoleArns } from './account-boundary';
import { type ReasonedStatement } from './policy-document';

/**
 * Calls that create a copy or a way out, and that CloudFormation makes for stacks of this project: for its roles alone,
 * because what they deploy was judged by the gate and by the hook. IAM cannot tell a destination at home from another.
 */
const deployedCalls: ReadonlySet<string> = new Set(
  [
    'connect:AssociateInstanceStorageConfig',
    'connect:UpdateInstanceStorageConfig',
    's3:PutReplicationConfiguration',
    'dynamodb:UpdateTable',
    'dynamodb:CreateTableReplica',
    'dms:CreateReplicationTask',
    'dms:ModifyReplicationTask',
    'ec2:CreateVpcPeeringConnection',
    'ec2:AcceptVpcPeeringConnection',
    'logs:PutSubscriptionFilter',
    'firehose:UpdateDestination',
  ].map((action) => action.toLowerCase()),
);

/** Calls of a contact centre's replica: for the deployment roles when the definition asks for one, else for nobody. */
const replicaCalls: ReadonlySet<string> = new Set(
  [
    'connect:ReplicateInstance',
    'connect:CreateTrafficDistributionGroup',
    'connect:UpdateTrafficDistribution',
    'connect:UpdateCrossRegionRouting',
  ].map((action) => action.toLowerCase()),
);

/** Nobody moves data out by a call: not by hand, and not by a function. */
export function movementStatements(boundary: AccountBoundary): readonly ReasonedStatement[] {
  const mayDeploy = (action: string) =>
    deployedCalls.has(action.toLowerCase()) || (boundary.replicatesInstance && replicaCalls.has(action.toLowerCase()));
  const actions = latentActionGroups.flatMap((group) => group.actions);
  const notByDeployment = { ArnNotLike: { 'aws:PrincipalArn': deploymentRoleArns(boundary) } };
  return [
    {
      statement: {
        Sid: 'MoveNothing',
        Effect: 'Deny',
        Action: actions.filter((action) => !mayDeploy(action)),
        Resource: '*',
      },
      reason:
        'Each of these calls copies or routes data to a place that is an argument of the call, which no policy reads.',
    },
    {
      statement: {
        Sid: 'MoveByDeploymentOnly',
        Effect: 'Deny',
        Action: actions.filter(mayDeploy),
        Resource: '*',
        Condition: notByDeployment,
      },
      reason:
        'Stacks need these calls; what a stack declares is judged by the gate and the hook, what a person types is not.',
    },
    {
      statement: {
        Sid: 'NoMultiRegionKey',
        Effect: 'Deny',
        Action: 'kms:CreateKey',
        Resource: '*',
        Condition: { Bool: { 'kms:MultiRegion': 'true' } },
      },
      reason: 'A multi-Region key opens in another Region what it encrypts here.',
    },
    {
      statement: {
        Sid: 'GrantKeysToServicesOnly',
        Effect: 'Deny',
        Action: 'kms:CreateGrant',
        Resource: '*',
        Condition: { ...notByDeployment, BoolIfExists: { 'kms:GrantIsForAWSResource': 'false' } },
      },
      reason: 'A grant hands the use of a key to any principal of any account, past the policies of the key.',
    },
    inferAtHome(boundary),
  ];
}

/** Fails closed: what is not a model of a Region of the account, or a profile that stays in them, is denied. */
function inferAtHome({ partition, regions }: AccountBoundary): ReasonedStatement {
  const models = regions.flatMap((region) => [
    `arn:${partition}:bedrock:${region}::foundation-model/*`,
    `arn:${partition}:bedrock:${region}:*:*-model/*`,
  ]);
  const profiles = inferenceProfilesWithin(regions).map(
    (prefix) => `arn:${partition}:bedrock:*:*:inference-profile/${prefix}.*`,
  );
  return {
    statement: {
      Sid: 'InferAtHome',
      Effect: 'Deny',
      Action: ['bedrock:InvokeModel*', 'bedrock:CreateModelInvocationJob', 'bedrock:CreateInferenceProfile'],
      NotResource: [...models, ...profiles],
    },
    reason:
      'A geographic or global inference profile sends prompts to Regions outside; Amazon Bedrock checks the model of every destination Region as well.',
  };
}
