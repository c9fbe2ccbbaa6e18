import * as sdk from '@aws-sdk/client-secrets-manager';
import { copyCredential } from '../../../lambda/copy-credential/copy';
import { type ProtocolDouble, startProtocolDouble } from '../../../e2e/doubles/protocol-double';

const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' };
const route = {
  stage: 'us-prod',
  sourceRegion: 'us-east-1',
  sourceSecretName: 'us-prod/reference-replication',
  destinationSecretArn: 'arn:aws:secretsmanager:ca-central-1:111111111111:secret:writer',
  host: 'reference.us',
};
const attached = { username: 'target_writer', password: 'p4ssw0rd', host: 'reference.us', port: 5432 };

/** Secrets Manager of one Region: refuses a signature for another. */
function secretsIn(region: string, secrets: Record<string, string>): Promise<ProtocolDouble> {
  return startProtocolDouble({
    sdk,
    service: 'secretsmanager',
    region,
    ...credentials,
    handlers: {
      GetSecretValue: ({ SecretId }) => ({ SecretString: secrets[String(SecretId)] }),
      PutSecretValue: ({ SecretId, SecretString }) => {
        secrets[String(SecretId)] = String(SecretString);
        return {};
      },
    },
  });
}

let doubles: readonly ProtocolDouble[] = [];
let home: Record<string, string>;

afterEach(() => Promise.all(doubles.map((double) => double.close())));

async function copy(secret: string, RequestType: 'Create' | 'Update' | 'Delete' = 'Create', Stage = 'us-prod') {
  const [there, here] = await Promise.all([
    secretsIn('us-east-1', { [route.sourceSecretName]: secret }),
    secretsIn('ca-central-1', home),
  ]);
  doubles = [there, here];
  const client = (region: string, { endpoint }: ProtocolDouble) =>
    new sdk.SecretsManagerClient({ region, endpoint, credentials, maxAttempts: 1 });
  return copyCredential({ RequestType, ResourceProperties: { Stage, Definition: 'd' } }, [route], {
    sourceIn: (region) => client(region, there),
    destination: client('ca-central-1', here),
  });
}

beforeEach(() => {
  home = { [route.destinationSecretArn]: '{}' };
});

test('brings what AWS DMS needs, and nothing else of the secret', async () => {
  const { Data } = await copy(JSON.stringify({ ...attached, engine: 'postgres', dbInstanceIdentifier: 'x' }));
  expect(Data.Outcome).toBe('copied');
  expect(JSON.parse(home[route.destinationSecretArn] ?? '')).toEqual(attached);
});

test('does nothing when both are the same', async () => {
  home[route.destinationSecretArn] = JSON.stringify(attached);
  expect((await copy(JSON.stringify(attached), 'Update')).Data.Outcome).toBe('unchanged');
});

test('leaves both as they are when the resource goes', async () => {
  expect((await copy(JSON.stringify(attached), 'Delete')).Data.Outcome).toBe('unchanged');
  expect(home[route.destinationSecretArn]).toBe('{}');
});

test.each([
  ['another server', { ...attached, host: 'organisation.us' }, 'is for organisation.us and not reference.us'],
  [
    'another role',
    { ...attached, username: 'migrator' },
    "no credential of a database's target_writer (wrong: username)",
  ],
  ['no server yet', { username: 'target_writer', password: 'p4ssw0rd' }, '(wrong: host, port)'],
])('refuses a credential for %s, and says no password', async (_, secret, message) => {
  const failure = await copy(JSON.stringify(secret)).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(Error);
  expect(String(failure)).toContain(message);
  expect(String(failure)).not.toContain('p4ssw0rd');
  expect(home[route.destinationSecretArn]).toBe('{}');
});

test('refuses what is no JSON', async () => {
  await expect(copy('p4ssw0rd')).rejects.toThrow(/^secret 'us-prod\/reference-replication' of us-east-1 is no JSON/);
});
