import { CreateAccessKeyCommand, CreateUserCommand, IAMClient, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import { type Credentials, type Emulator } from './emulator';

/**
 * Creates a user of an account who may do everything, as far as identity policies go. The account's root, with which
 * the CDK deploys here, is never refused anything by the emulator; this user is.
 */
export async function createAdministrator(emulator: Emulator, account: string): Promise<Credentials> {
  const client = new IAMClient(emulator.clientSettings(account, 'us-east-1'));
  const UserName = 'administrator';
  const everything = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };
  await client.send(new CreateUserCommand({ UserName }));
  await client.send(
    new PutUserPolicyCommand({ UserName, PolicyName: 'Everything', PolicyDocument: JSON.stringify(everything) }),
  );
  const { AccessKey } = await client.send(new CreateAccessKeyCommand({ UserName }));
  if (AccessKey?.AccessKeyId === undefined || AccessKey.SecretAccessKey === undefined) {
    throw new Error('the emulator gave no access key');
  }
  return { accessKeyId: AccessKey.AccessKeyId, secretAccessKey: AccessKey.SecretAccessKey };
}
