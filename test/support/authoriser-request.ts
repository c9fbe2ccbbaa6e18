import { type AuthoriseRequest, requestAuthoriser } from '../../lambda/authorise-request/handler';
import { type AuthorisedContext, type AuthoriseRequestEvent } from '../../lambda/authorise-request/contract';
import { type DenialReason } from '../../lib/domain/organisations/authorise';
import { TABLE_NAME } from './registry-engine';
import { CLIENT_ID, keysOf, type TokenIssuer } from './token-issuer';

/** A request as Amazon API Gateway hands it to the authoriser. */
export function requestEvent({
  region = 'ca-central-1',
  resource = '/organisations/{organisationId}/users',
  organisationId,
  token,
  ...changes
}: {
  readonly region?: string;
  readonly resource?: string;
  readonly organisationId: string;
  readonly token?: string;
} & Partial<AuthoriseRequestEvent>): AuthoriseRequestEvent {
  const path = changes.path ?? resource.replace('{organisationId}', organisationId);
  const method = changes.httpMethod ?? 'GET';
  const authorization = token === undefined ? {} : { Authorization: `Bearer ${token}` };
  return {
    type: 'REQUEST',
    methodArn: `arn:aws:execute-api:${region}:111111111111:a1b2c3/v1/${method}${path}`,
    resource,
    path,
    httpMethod: method,
    headers: { Host: 'a1b2c3.execute-api.example', ...authorization },
    multiValueHeaders: Object.fromEntries(Object.entries(authorization).map(([name, value]) => [name, [value]])),
    pathParameters: { organisationId },
    requestContext: { requestId: 'c6af9ac6' },
    ...changes,
  };
}

/** `allow`, `401`, `500`, or why it was denied. */
export type Outcome = 'allow' | '401' | '500' | DenialReason;

/** The API of a Region: its authoriser, and what it writes to its log. */
export class GuardedApi {
  readonly lines: string[] = [];
  /** What the functions behind it were told of the requests that it allowed. */
  readonly contexts: AuthorisedContext[] = [];
  readonly #authorise: AuthoriseRequest;

  /** @param issuers - whose keys can be fetched at all */
  constructor(own: TokenIssuer, issuers: readonly TokenIssuer[], fetched: string[] = []) {
    this.#authorise = requestAuthoriser(
      {
        AWS_REGION: own.region,
        REGISTRY_TABLE_NAME: TABLE_NAME,
        USER_POOL_ID: own.userPoolId,
        USER_POOL_CLIENT_ID: CLIENT_ID,
      },
      { jwksCache: keysOf(issuers, fetched) },
    );
  }

  /** The outcome as the log has it, once the answer agrees with it. */
  async ask(event: unknown): Promise<Outcome> {
    const write = jest.spyOn(process.stdout, 'write').mockImplementation((text) => this.lines.push(String(text)) > 0);
    try {
      const { policyDocument, context } = await this.#authorise(event);
      if (context) this.contexts.push(context);
      const [{ Effect, Resource }] = policyDocument.Statement;
      const logged = JSON.parse(this.lines.at(-1) ?? '{}') as { outcome?: string; reason?: DenialReason };
      const isAllowed = Effect === 'Allow';
      if (isAllowed !== (logged.outcome === 'allow') || isAllowed !== (context !== undefined)) {
        throw new Error(`the answer ${Effect} and the log '${logged.outcome ?? ''}' do not agree`);
      }
      if (Resource.includes('*') && isAllowed)
        throw new Error(`the answer is about more than one request: ${Resource}`);
      return isAllowed ? 'allow' : (logged.reason ?? '500');
    } catch (error) {
      return error instanceof Error && error.message === 'Unauthorized' ? '401' : '500';
    } finally {
      write.mockRestore();
    }
  }
}
