import * as z from 'zod/mini';
import { vaultValueSchema } from '../../lib/domain/payments/vault-entry';
import { jsonText } from '../shared/json-text';

/** The parts of a proxy event of Amazon API Gateway (REST) that are read. The authoriser has decided. */
export const exchangeTokenEventSchema = z.object({
  httpMethod: z.literal('POST'),
  /** Path template of the route. */
  resource: z.enum(['/organisations/{organisationId}/tokens', '/organisations/{organisationId}/tokens/redemption']),
  body: z.nullish(z.string().check(z.maxLength(8_192))),
  requestContext: z.object({ authorizer: z.object({ organisationId: z.guid() }) }),
});

export type ExchangeTokenEvent = z.output<typeof exchangeTokenEventSchema>;

/** The longest that a token is worth something, in seconds: an hour. */
export const LONGEST_SECONDS = 3_600;

/** What is asked of `/tokens`: a one-time token for an identifier. */
export const issueRequestSchema = z.pipe(
  jsonText,
  z.strictObject({
    value: vaultValueSchema,
    /** How long it is worth something. */
    seconds: z.int().check(z.gte(1), z.lte(LONGEST_SECONDS)),
  }),
);

/** What is asked of `/tokens/redemption`. The token is in the body, because paths are logged. */
export const redemptionRequestSchema = z.pipe(
  jsonText,
  z.strictObject({ token: z.string().check(z.regex(/^[\w-]{43}$/)) }),
);

/** What Amazon API Gateway gets back. */
export interface ExchangeTokenAnswer {
  /** 404: the token is unknown, redeemed, over, or another organisation's; nobody is told which. */
  readonly statusCode: 200 | 201 | 400 | 404;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Environment variables, which the construct sets. */
export const exchangeTokenEnvironmentSchema = z.object({
  /** Name of the table of one-time tokens. */
  TOKEN_TABLE_NAME: z.string().check(z.minLength(1)),
  /** Name of the table of identifiers. */
  IDENTIFIER_TABLE_NAME: z.string().check(z.minLength(1)),
});

/** What the construct writes. */
export type ExchangeTokenEnvironment = z.input<typeof exchangeTokenEnvironmentSchema>;
