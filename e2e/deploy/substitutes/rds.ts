import { CreateStackCommand } from '@aws-sdk/client-cloudformation';
import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import { stackOutputs, waitForStack, withCloudFormation } from '../deployed-stacks';
import { type Attributes, type Place, type Properties, type Incompleteness, type Substitute } from '../substitute';

const propertiesSchema = z.looseObject({
  MasterUsername: z.string(),
  ManageMasterUserPassword: z.union([z.literal(true), z.literal('true')]),
  MasterUserSecret: z.object({ KmsKeyId: z.string() }),
});

const attributes = ['Endpoint.Address', 'Endpoint.Port', 'DbiResourceId', 'DBInstanceArn'] as const;

/**
 * The record that the emulator's CloudFormation makes of an instance, in a stack of its own; and the secret of its master
 * user, which Amazon RDS makes and the emulator does not.
 */
async function record(place: Place, properties: Properties, logicalId: string): Promise<Attributes> {
  const { emulator, account, region, stackName } = place;
  const { MasterUsername, MasterUserSecret } = propertiesSchema.parse(properties);
  const stack = { name: `${stackName}-record-of-${logicalId}`, account, region };
  const outputs = Object.fromEntries(
    attributes.map((name) => [name.replace('.', ''), { Value: { 'Fn::GetAtt': ['Record', name] } }]),
  );
  const template = {
    Resources: { Record: { Type: 'AWS::RDS::DBInstance', Properties: properties } },
    Outputs: { ...outputs, Ref: { Value: { Ref: 'Record' } } },
  };
  await withCloudFormation(emulator, stack, (client) =>
    client.send(new CreateStackCommand({ StackName: stack.name, TemplateBody: JSON.stringify(template) })),
  );
  await waitForStack(emulator, stack, 'CREATE_COMPLETE');
  const found = await stackOutputs(emulator, stack);
  const { ARN } = await new SecretsManagerClient(emulator.clientSettings(account, region)).send(
    new CreateSecretCommand({
      Name: `rds!${found.get('DbiResourceId') ?? stack.name}`,
      KmsKeyId: MasterUserSecret.KmsKeyId,
      SecretString: JSON.stringify({ username: MasterUsername, password: randomBytes(16).toString('hex') }),
    }),
  );
  return {
    Ref: found.get('Ref'),
    ...Object.fromEntries(attributes.map((name) => [name, found.get(name.replace('.', ''))])),
    'MasterUserSecret.SecretArn': ARN,
  };
}

/** Amazon RDS: without Docker, the emulator has no server to run. */
const substitute: Substitute = {
  types: ['AWS::RDS::DBInstance'],
  how: 'only recorded: the emulator keeps the description of a database, and runs no server',
  lasts: true,
  open: (place) => Promise.resolve({ create: (_type, properties, logicalId) => record(place, properties, logicalId) }),
};

export const incompleteness: Incompleteness = { substitute };
