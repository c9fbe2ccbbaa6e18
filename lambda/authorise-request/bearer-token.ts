import { type AuthoriseRequestEvent } from './contract';

/** Characters of the longest token that is looked at. Those of Amazon Cognito have about 2,000. */
const LONGEST_TOKEN = 8_192;

const BEARER = /^Bearer ([A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+)$/;

/**
 * The token of a request: exactly one, in the one header for it, however its name is written.
 *
 * @returns `undefined` when there is none, or more than one
 */
export function bearerToken({
  headers,
  multiValueHeaders,
}: Pick<AuthoriseRequestEvent, 'headers' | 'multiValueHeaders'>): string | undefined {
  const isWanted = ([name]: readonly [string, unknown]): boolean => name.toLowerCase() === 'authorization';
  const single = Object.entries(headers ?? {}).filter(isWanted);
  const multiple = Object.entries(multiValueHeaders ?? {}).filter(isWanted);
  const values = [...single.map(([, value]) => value), ...multiple.flatMap(([, value]) => value ?? [])];
  const [value] = values;
  const isOne = single.length <= 1 && multiple.length <= 1 && multiple.every(([, all]) => (all ?? []).length === 1);
  if (!isOne || value === undefined || values.some((other) => other !== value)) return undefined;
  return value.length <= LONGEST_TOKEN ? BEARER.exec(value)?.[1] : undefined;
}
