import { GetKeyPolicyCommand, KMSClient, PutKeyPolicyCommand } from '@aws-sdk/client-kms';
import { readTemplate } from '../deploy/assembly';
import { stackResources } from '../deploy/deployed-stacks';
import { stackOf } from './invoke';
import { type Cast } from './scene';

/**
 * The emulator does not know the condition key `kms:CallerAccount`, and refuses whom it admits: it is taken out of the
 * policies of the keys that sign and hash. Doing it again changes nothing.
 */
export async function admitCallers(cast: Cast): Promise<void> {
  const client = new KMSClient(cast.emulator.clientSettings(cast.account, cast.region));
  for (const stack of ['keys-and-logs', 'erasure'].map((end) => stackOf(cast.stacks, `${cast.region}-${end}`))) {
    const names = await stackResources(cast.emulator, stack);
    for (const [id, { Type }] of Object.entries(readTemplate(stack).Resources)) {
      if (Type !== 'AWS::KMS::Key' || !/^(Subject|Receipt)Key/.test(id)) continue;
      const KeyId = names.get(id);
      const { Policy = '' } = await client.send(new GetKeyPolicyCommand({ KeyId, PolicyName: 'default' }));
      const withoutCaller = JSON.stringify(JSON.parse(Policy), (name, value: unknown) =>
        name === 'Condition' && JSON.stringify(value).includes('kms:CallerAccount') ? undefined : value,
      );
      await client.send(new PutKeyPolicyCommand({ KeyId, PolicyName: 'default', Policy: withoutCaller }));
    }
  }
}
