import * as z from 'zod';
import { grantableScopes } from '../../lib/domain/organisations/access-grant';
import { isEmailDomainHash } from '../../lib/domain/organisations/email-domain';
import { isOrganisationId } from '../../lib/domain/organisations/organisation-id';
import { jsonText } from '../shared/json-text';

/** Name of the function. Deterministic, because the command line calls it by name. */
export function manageOrganisationsName(registryStageId: string): string {
  return `${registryStageId}-manage-organisations`;
}

const organisationId = z.string().refine(isOrganisationId, {
  error: "is no organisation id; write a UUID in lower case, such as '0f9d2c1e-8a64-4b7e-9d55-3c2b1a098765'",
});
const jurisdiction = z.string().min(1, { error: 'is empty; write the id of a jurisdiction of the deployment' });
const migrationId = z.string().regex(/^[A-Z][A-Z0-9]*(-[A-Z0-9]+){1,5}$/, {
  error: "is no id of a migration's record; write capital letters, digits and hyphens, such as 'MIG-2026-014'",
});
const connectInstanceArn = z
  .string()
  .regex(/^arn:aws[a-z-]*:connect:[a-z0-9-]+:\d{12}:instance\/[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/, {
    error: 'is no ARN of an Amazon Connect instance; write the output of the contact centre stack',
  });
const apiEndpoint = z.string().regex(/^[a-z0-9-]+\.execute-api\.[a-z0-9-]+\.amazonaws\.com(\.cn)?\/[a-z0-9-]+$/, {
  error:
    "is no endpoint of a regional API; write host and stage, such as 'a1b2c3.execute-api.ca-central-1.amazonaws.com/v1'",
});
const emailDomainHashes = z
  .array(z.string().refine(isEmailDomainHash, { error: 'is no SHA-256 in lower-case hexadecimal' }))
  .max(20, { error: 'has more than 20 entries' });
const grantee = { holderId: organisationId, ownerId: organisationId };

/** What operators ask for, in the master Region only. The same request twice has the effect of one. */
export const manageOrganisationsRequestSchema = z.discriminatedUnion('command', [
  z.strictObject({
    command: z.literal('register'),
    organisationId,
    /** Decides the home Region. */
    jurisdiction,
    connectInstanceArn,
    apiEndpoint,
    emailDomainHashes,
  }),
  z.strictObject({ command: z.literal('show'), organisationId }),
  z.strictObject({ command: z.literal('suspend'), organisationId }),
  z.strictObject({ command: z.literal('resume'), organisationId }),
  /** Nobody signs in from now on, until the move is completed or cancelled. */
  z.strictObject({ command: z.literal('begin-move'), organisationId, migrationId, jurisdiction }),
  z.strictObject({
    command: z.literal('complete-move'),
    organisationId,
    migrationId,
    connectInstanceArn,
    apiEndpoint,
  }),
  z.strictObject({ command: z.literal('cancel-move'), organisationId, migrationId }),
  /** Lets users of the holder read data of the owner, in their common home Region, until a time. */
  z.strictObject({
    command: z.literal('grant'),
    ...grantee,
    scopes: z.array(z.enum(grantableScopes)).min(1, { error: 'is empty; name what is permitted' }),
    expiresAt: z.iso.datetime({ error: "is no time in UTC; write one such as '2026-12-31T00:00:00Z'" }),
  }),
  z.strictObject({ command: z.literal('revoke'), ...grantee }),
]);

export type ManageOrganisationsRequest = z.output<typeof manageOrganisationsRequestSchema>;

/** An organisation as the registry has it. */
export const registeredOrganisationSchema = z.object({
  organisationId,
  jurisdiction: z.string(),
  homeRegion: z.string(),
  status: z.enum(['active', 'suspended', 'moving']),
  signInDomain: z.string(),
  apiEndpoint: z.string(),
  connectInstanceArn: z.string(),
  emailDomainHashes: z.array(z.string()),
  migrationId: z.string().optional(),
  migrationJurisdiction: z.string().optional(),
  version: z.int(),
  updatedAt: z.string(),
});

export type RegisteredOrganisation = z.output<typeof registeredOrganisationSchema>;

/** A grant as the registry has it. */
export const registeredGrantSchema = z.object({
  grantHolderId: organisationId,
  grantOwnerId: organisationId,
  grantScopes: z.array(z.string()),
  grantExpiresAt: z.string(),
  status: z.enum(['active', 'revoked']),
});

/** A refusal is an answer and no error: the message is one line for the operator. */
export const manageOrganisationsResultSchema = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.enum(['changed', 'unchanged']),
    organisation: registeredOrganisationSchema.optional(),
    grant: registeredGrantSchema.optional(),
  }),
  z.object({ outcome: z.literal('refused'), message: z.string() }),
]);

export type ManageOrganisationsResult = z.output<typeof manageOrganisationsResultSchema>;

/** Where a jurisdiction's organisations are served in one environment. */
export const homeSchema = z.object({
  /** Id within the deployment, such as `ca`. */
  jurisdiction: z.string().min(1),
  /** Id of the jurisdiction profile. */
  profile: z.string().min(1),
  /** Region of the Amazon Connect instance. */
  region: z.string().min(1),
  account: z.string().regex(/^\d{12}$/),
  /** Host where users sign in, such as `northwind-ca-prod.auth.ca-central-1.amazoncognito.com`. */
  signInDomain: z.string().min(1),
});

export type Home = z.output<typeof homeSchema>;

/** Environment variables, which the construct sets. `AWS_REGION` is Lambda's own. */
export const manageOrganisationsEnvironmentSchema = z.object({
  AWS_REGION: z.string().min(1),
  /** Writes are refused in every other Region. */
  MASTER_REGION: z.string().min(1),
  REGISTRY_TABLE_NAME: z.string().min(1),
  /** JSON: an array of `Home`, one for every jurisdiction of the environment. */
  HOMES: z.pipe(jsonText, z.array(homeSchema).min(1)),
});

/** What the construct writes. */
export type ManageOrganisationsEnvironment = Omit<z.input<typeof manageOrganisationsEnvironmentSchema>, 'AWS_REGION'>;
