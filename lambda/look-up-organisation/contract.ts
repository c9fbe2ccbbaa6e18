// zod/mini: a tenth of the code that zod would add to a function that callers wait for.
import * as z from 'zod/mini';

/**
 * What a contact flow sends (`Invoke AWS Lambda function` block). One of the two parameters is needed.
 *
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/connect-lambda-functions.html
 */
export const flowLookUpEventSchema = z.object({
  Name: z.literal('ContactFlowEvent'),
  Details: z.object({
    ContactData: z.object({ InstanceARN: z.string() }),
    Parameters: z.object({
      organisationId: z.optional(z.string()),
      emailDomainHash: z.optional(z.string()),
    }),
  }),
});

/** The parts of a proxy event of Amazon API Gateway (REST) that are read. */
export const apiLookUpEventSchema = z.object({
  httpMethod: z.literal('GET'),
  /** The path template. */
  resource: z.string(),
  pathParameters: z.nullish(z.record(z.string(), z.string())),
});

/** Keys of what a contact flow gets back: a flat map of texts. They are `$.External.<key>` in the flow. */
export const flowAnswerKeys = [
  /** `true` or `false`. The other keys are there only when it is `true`. */
  'found',
  'organisationId',
  'jurisdiction',
  'homeRegion',
  /** `true` when the flow runs in the instance of the organisation, and the organisation is active. */
  'servedHere',
  /** `active`, `suspended` or `moving`. */
  'status',
  'signInDomain',
  'apiEndpoint',
  'connectInstanceArn',
] as const;

export type FlowAnswerKey = (typeof flowAnswerKeys)[number];

/** What a contact flow gets back. `STRING_MAP` in its response validation. Less than 32 KB of UTF-8. */
export type FlowAnswer = Readonly<Partial<Record<FlowAnswerKey, string>> & { found: 'true' | 'false' }>;

/** What Amazon API Gateway gets back. */
export interface ApiAnswer {
  readonly statusCode: 200 | 400 | 404;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The body of an answer before sign-in. The ARN of the instance, with the account, is for those who have a token. */
export const publicAnswerSchema = z.strictObject({
  homeRegion: z.string(),
  signInDomain: z.string(),
  apiEndpoint: z.string(),
  /** Id of the Amazon Connect instance. */
  connectInstanceId: z.string(),
  status: z.enum(['active', 'suspended', 'moving']),
});

export type PublicAnswer = z.output<typeof publicAnswerSchema>;

/** Environment variables, which the construct sets. */
export const lookUpEnvironmentSchema = z.object({
  /** Name of the registry's table, the same in every Region. */
  REGISTRY_TABLE_NAME: z.string().check(z.minLength(1)),
});

/** What the construct writes. */
export type LookUpEnvironment = z.input<typeof lookUpEnvironmentSchema>;
