// zod/mini: a tenth of the code that zod would add to a function that every request waits for.
import * as z from 'zod/mini';

const headers = z.nullish(z.record(z.string(), z.optional(z.string())));

/**
 * The parts of the event of a REQUEST authoriser (REST API) that are read. The cache of the authoriser must be off
 * (`resultsCacheTtl` 0): an answer is for one path only. Its identity source is `method.request.header.Authorization`.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-lambda-authorizer-input.html
 */
export const authoriseRequestEventSchema = z.object({
  type: z.literal('REQUEST'),
  methodArn: z.string(),
  /** Path template of the route. */
  resource: z.string(),
  /** As the caller wrote it. */
  path: z.string(),
  httpMethod: z.string(),
  headers,
  multiValueHeaders: z.nullish(z.record(z.string(), z.optional(z.array(z.string())))),
  pathParameters: headers,
  requestContext: z.object({ requestId: z.string() }),
});

export type AuthoriseRequestEvent = z.output<typeof authoriseRequestEventSchema>;

/** What the integration behind the authoriser gets in `requestContext.authorizer`: texts only. */
export interface AuthorisedContext {
  /** The organisation whose data the request is about. */
  readonly organisationId: string;
  /** The organisation of the caller. Another one only with a grant. */
  readonly callerOrganisationId: string;
  /** Subject of the token: opaque. */
  readonly subject: string;
  /** Roles of the caller in his or her own organisation, joined by spaces. */
  readonly roles: string;
  /** Whom Amazon Connect knows the caller as (`connectUserHash`). Agents have one. */
  readonly connectUser?: string;
}

/** Policy for one request, as Amazon API Gateway expects it. */
export interface AuthoriserAnswer {
  readonly principalId: string;
  readonly policyDocument: {
    readonly Version: '2012-10-17';
    readonly Statement: readonly [
      { readonly Action: 'execute-api:Invoke'; readonly Effect: 'Allow' | 'Deny'; readonly Resource: string },
    ];
  };
  readonly context?: AuthorisedContext;
}

const text = z.string().check(z.minLength(1));

/** Environment variables, which the construct sets. `AWS_REGION` is Lambda's own. */
export const authoriseRequestEnvironmentSchema = z.object({
  AWS_REGION: text,
  /** Name of the registry's table, the same in every Region. */
  REGISTRY_TABLE_NAME: text,
  /** Id of the Region's user pool. Begins with the Region. */
  USER_POOL_ID: text,
  /** Id of the app client whose access tokens are accepted. */
  USER_POOL_CLIENT_ID: text,
});

/** What the construct writes. */
export type AuthoriseRequestEnvironment = Omit<z.input<typeof authoriseRequestEnvironmentSchema>, 'AWS_REGION'>;
