import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { copyCredentialEnvironmentSchema, copyCredentialEventSchema, type CopyCredentialResult } from './contract';
import { copyCredential } from './copy';

/**
 * Entry point: checks what comes from outside, and hands over.
 *
 * @throws ZodError when the event or the environment is not what the contract says
 */
export async function handler(event: unknown): Promise<CopyCredentialResult> {
  const { ROUTES } = copyCredentialEnvironmentSchema.parse(process.env);
  return copyCredential(copyCredentialEventSchema.parse(event), ROUTES, {
    sourceIn: (region) => new SecretsManagerClient({ region }),
    destination: new SecretsManagerClient({}),
  });
}
