import { isIPv4 } from 'node:net';

/**
 * Refuses an endpoint that is not on this machine. The emulated deployment creates and deletes whatever it likes, so
 * it must never speak to AWS.
 *
 * @param name - what the endpoint is, for the message
 * @throws Error unless the host is a loopback address; names are refused, because a resolver decides where they lead
 */
export function requireLoopback(name: string, endpoint: string): URL {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  if (url !== undefined && isLoopback(url.hostname)) return url;
  throw new Error(`${name} is ${endpoint}, which is not a loopback address; use 127.0.0.1 or unset it`);
}

/**
 * Refuses an environment that names an AWS endpoint elsewhere, or a profile that could.
 *
 * @throws Error that names the variable
 */
export function requireLoopbackEnvironment(environment: Readonly<Record<string, string | undefined>>): void {
  for (const [name, value] of Object.entries(environment)) {
    if (/^AWS_ENDPOINT_URL(_|$)/.test(name) && value) requireLoopback(name, value);
  }
}

function isLoopback(hostname: string): boolean {
  return hostname === '[::1]' || (isIPv4(hostname) && hostname.startsWith('127.'));
}
