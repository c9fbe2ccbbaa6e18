// zod/mini: a tenth of the code that zod would add to a function that every sign-in waits for.
import * as z from 'zod/mini';
import { jsonText } from '../shared/json-text';

/** The user attribute that binds a user to an organisation: immutable, and no app client may write it. */
export const ORGANISATION_ATTRIBUTE = 'custom:organisation_id';

/**
 * The parts of a pre-token-generation event, version 2, that are read. The user pool must be of a plan that offers
 * version 2 (Essentials or Plus), and the trigger be configured as `V2_0`.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html
 */
export const issueClaimsEventSchema = z.looseObject({
  version: z.literal('2'),
  triggerSource: z.string().check(z.startsWith('TokenGeneration_')),
  region: z.string(),
  userPoolId: z.string(),
  request: z.looseObject({
    userAttributes: z.record(z.string(), z.string()),
    groupConfiguration: z.looseObject({ groupsToOverride: z.optional(z.nullable(z.array(z.string()))) }),
    scopes: z.optional(z.nullable(z.array(z.string()))),
  }),
  response: z.unknown(),
});

export type IssueClaimsEvent = z.output<typeof issueClaimsEventSchema>;

/** Environment variables, which the construct sets. `AWS_REGION` is Lambda's own. */
export const issueClaimsEnvironmentSchema = z.object({
  AWS_REGION: z.string().check(z.minLength(1)),
  /** Name of the registry's table, the same in every Region. */
  REGISTRY_TABLE_NAME: z.string().check(z.minLength(1)),
  /**
   * JSON: the id of the organisation of every SAML identity provider of the pool, by the provider's name. `{}` when
   * there is none. A user of a provider that is not here gets no token.
   */
  IDENTITY_PROVIDER_ORGANISATIONS: z.pipe(jsonText, z.record(z.string(), z.string())),
});

/** What the construct writes. */
export type IssueClaimsEnvironment = Omit<z.input<typeof issueClaimsEnvironmentSchema>, 'AWS_REGION'>;
