import { type AuthoriseRequestEvent } from './contract';

/** Characters of the longest token that is looked at. Those of Amazon Cognito have about 2,000. */
const LONGEST_TOKEN = 8_192;

const BEARER = /^Bearer ([A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+)$/;

/**
 * The token of a request: the only one, in the header for it, however that is written.
 *
 * @returns `undefined` when there is none, or more than one
 */
export function bearerToken({
  headers,
  multiValueHeaders,
}: Pick<AuthoriseRequestEvent, 'headers' | 'multiValueHeaders'>): string | undefined {
  const isWanted = ([name]: readonly [string, unknown]): boolean => name.toLowerCase() === 'authorization';
  // Amazon API Gateway gives every header twice: once with its last value, and once with all.
  const single = Object.entries(headers ?? {}).filter(isWanted);
  const multiple = Object.entries(multiValueHeaders ?? {}).filter(isWanted);
  const [value, ...others] = new Set([...single.map(([, text]) => text), ...multiple.flatMap(([, all]) => all ?? [])]);
  if (value === undefined || others.length > 0) return undefined;
  return value.length <= LONGEST_TOKEN ? BEARER.exec(value)?.[1] : undefined;
}
