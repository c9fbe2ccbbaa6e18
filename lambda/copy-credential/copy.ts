import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import {
  attachedSecretSchema,
  type CopyCredentialEvent,
  type CopyCredentialResult,
  type CredentialRoute,
  type EndpointCredential,
} from './contract';

/** Secrets Manager of the two Regions. */
export interface SecretStores {
  readonly sourceIn: (region: string) => SecretsManagerClient;
  readonly destination: SecretsManagerClient;
}

/**
 * Copies the credential of a reference database's writer to the secret that AWS DMS reads in the master Region. The
 * secret beside the database is the truth. Doing it twice is the same as once; a deletion leaves both as they are.
 *
 * @throws Error when the credential is for another server or role than the deployment says, or for a Stage without a route: nothing is copied then
 */
export async function copyCredential(
  event: CopyCredentialEvent,
  routes: readonly CredentialRoute[],
  stores: SecretStores,
): Promise<CopyCredentialResult> {
  const { Stage } = event.ResourceProperties;
  const result = (Outcome: 'copied' | 'unchanged'): CopyCredentialResult => ({
    PhysicalResourceId: `credential of ${Stage}`,
    Data: { Outcome },
  });
  if (event.RequestType === 'Delete') return result('unchanged');
  const route = routes.find(({ stage }) => stage === Stage);
  if (!route) throw new Error(`no route for the credential of Stage '${Stage}'; deploy the replication stack again`);
  const { sourceRegion, sourceSecretName, destinationSecretArn, host } = route;
  const where = `secret '${sourceSecretName}' of ${sourceRegion}`;
  const credential = parseCredential(await read(stores.sourceIn(sourceRegion), sourceSecretName), where);
  if (credential.host !== host) {
    throw new Error(
      `${where} is for ${credential.host} and not ${host}; run 'npx cdk context --clear', and deploy again`,
    );
  }
  const text = JSON.stringify(credential);
  if ((await read(stores.destination, destinationSecretArn)) === text) return result('unchanged');
  await stores.destination.send(new PutSecretValueCommand({ SecretId: destinationSecretArn, SecretString: text }));
  return result('copied');
}

async function read(client: SecretsManagerClient, id: string): Promise<string> {
  const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: id }));
  return SecretString ?? '';
}

/** Parsed by hand, so that no error message holds the secret. */
function parseCredential(text: string, where: string): EndpointCredential {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Error(`${where} is no JSON; attach it to its database again`);
  }
  const parsed = attachedSecretSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map(({ path }) => path.join('.')).join(', ');
  throw new Error(
    `${where} is no credential of a database's target_writer (wrong: ${fields}); deploy its databases stack`,
  );
}
