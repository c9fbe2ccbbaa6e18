import { CreateStackCommand } from '@aws-sdk/client-cloudformation';
import { setTimeout as sleep } from 'node:timers/promises';
import { stackResources, stackStatus, withCloudFormation } from '../deploy/deployed-stacks';
import { type Emulator } from '../emulator/emulator';

const account = '444444444444';
const region = 'eu-central-1';
const otherRegion = 'eu-north-1';
const timeout = 60_000;

/** A role that the service may assume, allowed everything. */
const role = (service: string) => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }],
    },
    Policies: [
      {
        PolicyName: 'Everything',
        PolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] },
      },
    ],
  },
});

/** A handler that throws an error of its own name. */
const handler = `exports.handler = async () => { const error = new Error('down'); error.name = 'StoreDown'; throw error; };`;

const definition = {
  StartAt: 'Work',
  States: {
    Work: {
      Type: 'Task',
      Resource: '${FunctionArn}',
      Catch: [{ ErrorEquals: ['StoreDown'], Next: 'CaughtByName' }],
      End: true,
    },
    CaughtByName: { Type: 'Pass', End: true },
  },
};

const template = {
  Resources: {
    Source: {
      Type: 'AWS::S3::Bucket',
      Properties: {
        VersioningConfiguration: { Status: 'Enabled' },
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' } }],
        },
        LifecycleConfiguration: { Rules: [{ Id: 'Retention', Status: 'Enabled', ExpirationInDays: 1 }] },
      },
    },
    Destination: { Type: 'AWS::S3::Bucket', Properties: { VersioningConfiguration: { Status: 'Enabled' } } },
    Replicated: {
      Type: 'AWS::S3::Bucket',
      Properties: {
        VersioningConfiguration: { Status: 'Enabled' },
        ReplicationConfiguration: {
          Role: { 'Fn::GetAtt': ['ReplicationRole', 'Arn'] },
          Rules: [{ Status: 'Enabled', Prefix: '', Destination: { Bucket: { 'Fn::GetAtt': ['Destination', 'Arn'] } } }],
        },
      },
    },
    ReplicationRole: role('s3.amazonaws.com'),
    Table: {
      Type: 'AWS::DynamoDB::GlobalTable',
      Properties: {
        AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
        BillingMode: 'PAY_PER_REQUEST',
        StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
        TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
        Replicas: [{ Region: region }, { Region: otherRegion }],
      },
    },
    FunctionRole: role('lambda.amazonaws.com'),
    Function: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        Runtime: 'nodejs22.x',
        Handler: 'index.handler',
        Code: { ZipFile: handler },
        Role: { 'Fn::GetAtt': ['FunctionRole', 'Arn'] },
      },
    },
    MachineRole: role('states.amazonaws.com'),
    Machine: {
      Type: 'AWS::StepFunctions::StateMachine',
      Properties: {
        RoleArn: { 'Fn::GetAtt': ['MachineRole', 'Arn'] },
        DefinitionString: JSON.stringify(definition),
        DefinitionSubstitutions: { FunctionArn: { 'Fn::GetAtt': ['Function', 'Arn'] } },
      },
    },
  },
};

/** Deploys what the gaps are tried on. */
export async function deployLaboratory(emulator: Emulator) {
  const stack = { name: 'conformance', account, region };
  await withCloudFormation(emulator, stack, (client) =>
    client.send(
      new CreateStackCommand({
        StackName: stack.name,
        TemplateBody: JSON.stringify(template),
        Capabilities: ['CAPABILITY_IAM'],
      }),
    ),
  );
  const end = Date.now() + timeout;
  while ((await stackStatus(emulator, stack)) === 'CREATE_IN_PROGRESS' && Date.now() < end) await sleep(200);
  const status = await stackStatus(emulator, stack);
  if (status !== 'CREATE_COMPLETE') throw new Error(`the laboratory is ${status}`);
  return { account, region, resources: await stackResources(emulator, stack) };
}
