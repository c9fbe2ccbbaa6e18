import * as z from 'zod';
import { jsonText } from '../../lib/domain/json-text';

/** Which credential is to be copied. */
export const copyCredentialPropertiesSchema = z.object({
  /** Id of the Stage of the database, one of the environment's. */
  Stage: z.string().min(1),
  /** Hash of where it is copied from and to, and of the count of changes of passwords: a new one makes CloudFormation call. */
  Definition: z.string().min(1),
});

export type CopyCredentialProperties = z.output<typeof copyCredentialPropertiesSchema>;

/** Event of the CDK provider framework (`onEvent`). */
export const copyCredentialEventSchema = z.discriminatedUnion('RequestType', [
  z.object({ RequestType: z.literal('Create'), ResourceProperties: copyCredentialPropertiesSchema }),
  z.object({ RequestType: z.literal('Update'), ResourceProperties: copyCredentialPropertiesSchema }),
  z.object({ RequestType: z.literal('Delete'), ResourceProperties: copyCredentialPropertiesSchema }),
]);

export type CopyCredentialEvent = z.output<typeof copyCredentialEventSchema>;

/** What the provider framework gets back. */
export const copyCredentialResultSchema = z.object({
  PhysicalResourceId: z.string().min(1),
  Data: z.object({ Outcome: z.enum(['copied', 'unchanged']) }),
});

export type CopyCredentialResult = z.output<typeof copyCredentialResultSchema>;

/** A secret that RDS attached to a database. */
export const attachedSecretSchema = z.object({
  username: z.literal('target_writer'),
  password: z.string().min(1),
  host: z.string().min(1),
  port: z.coerce.number().int().min(1).max(65_535),
});

/** What AWS DMS reads: exactly these four. */
export type EndpointCredential = z.output<typeof attachedSecretSchema>;

/** A credential, where it is and where it goes. */
export const credentialRouteSchema = z.object({
  stage: z.string().min(1),
  /** Region of the database and of its secret. */
  sourceRegion: z.string().min(1),
  /** Name of the secret beside the database. */
  sourceSecretName: z.string().min(1),
  /** The secret that AWS DMS reads, in the Region of the function. */
  destinationSecretArn: z.string().min(1),
  /** The server that the credential must be for. */
  host: z.string().min(1),
});

export type CredentialRoute = z.output<typeof credentialRouteSchema>;

/** Environment variables, which the construct sets. */
export const copyCredentialEnvironmentSchema = z.object({
  /** JSON: every route that the function may take. */
  ROUTES: jsonText(z.array(credentialRouteSchema)),
});

/** The environment as text, as the construct writes it. */
export type CopyCredentialEnvironment = z.input<typeof copyCredentialEnvironmentSchema>;
