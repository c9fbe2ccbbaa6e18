import { DescribeSecretCommand, ListSecretsCommand } from '@aws-sdk/client-secrets-manager';
import { auditActions } from '../audit-actions';
import { type CollectContext, type Collector, type Page } from '../collector';
import { mapConcurrently, Reading } from '../reading';

const SECRET = 'AWS::SecretsManager::Secret';
const AT_ONCE = 6;

/** Where secrets are kept and replicated. Cloud Control would ask for the right to read their values; this does not. */
export const secrets: Collector = {
  name: 'secrets',
  actions: auditActions.secrets,
  collect: collectSecrets,
};

async function* collectSecrets(context: CollectContext, from: string | undefined): AsyncGenerator<Page> {
  const { clients, region } = context;
  let token = from;
  do {
    const reading = new Reading();
    const page = await reading.attempt(
      { type: SECRET, id: 'every secret', region },
      'the list of secrets',
      'secretsmanager:ListSecrets',
      () => clients.secretsManager.send(new ListSecretsCommand({ NextToken: token, MaxResults: 100 })),
    );
    await mapConcurrently(page?.SecretList ?? [], AT_ONCE, ({ ARN }) =>
      ARN === undefined ? Promise.resolve() : readSecret(context, reading, ARN),
    );
    token = page?.NextToken;
    yield { ...reading, next: token };
  } while (token !== undefined);
}

async function readSecret({ clients, region }: CollectContext, reading: Reading, id: string): Promise<void> {
  const of = { type: SECRET, id, region };
  const secret = await reading.attempt(of, 'the description of the secret', 'secretsmanager:DescribeSecret', () =>
    clients.secretsManager.send(new DescribeSecretCommand({ SecretId: id })),
  );
  if (!secret) return;
  reading.resources.push({
    ...of,
    properties: {
      ...(secret.Name === undefined ? {} : { Name: secret.Name }),
      ...(secret.KmsKeyId === undefined ? {} : { KmsKeyId: secret.KmsKeyId }),
      ReplicaRegions: (secret.ReplicationStatus ?? []).flatMap(({ Region, KmsKeyId }) =>
        Region === undefined ? [] : [{ Region, ...(KmsKeyId === undefined ? {} : { KmsKeyId }) }],
      ),
      Tags: (secret.Tags ?? []).flatMap(({ Key, Value }) => (Key === undefined ? [] : [{ Key, Value: Value ?? '' }])),
    },
  });
}
