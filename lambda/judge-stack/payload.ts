import { hookPayloadSchema } from './contract';
import { HookError } from './hook-error';

/** A payload is two templates of 1 MB at most, in JSON within JSON, and the list of changes. */
const MAXIMUM_BYTES = 16 * 1024 * 1024;

export interface PayloadOptions {
  /** Whether the function may ask that place. */
  readonly mayFetch: (url: URL) => boolean;
  /** Ends the download. */
  readonly signal: AbortSignal;
}

/** Whether a URL is one of Amazon S3, over TLS: nothing else is ever asked. */
export function isObjectOfS3({ protocol, hostname, port, username }: URL): boolean {
  return (
    protocol === 'https:' &&
    port === '' &&
    username === '' &&
    /^(?:[a-z0-9.-]+\.)?s3(?:[.-][a-z0-9-]+)*\.amazonaws\.(?:com|com\.cn|eu)$/.test(hostname)
  );
}

/**
 * The template in the payload of a hook.
 *
 * @throws HookError when it cannot be fetched, is too large, or is no payload
 */
export async function templateIn(url: string, { mayFetch, signal }: PayloadOptions): Promise<string> {
  if (!mayFetch(new URL(url))) throw new HookError('the payload is not in Amazon S3; nothing else is asked for it');
  let response: Response;
  try {
    // The URL is signed for this one request: a redirection would lead elsewhere.
    response = await fetch(url, { signal, redirect: 'error' });
  } catch {
    throw new HookError(`the payload cannot be fetched${signal.aborted ? ' in time' : ''}; deploy again`);
  }
  if (!response.ok) {
    await response.body?.cancel();
    const why = response.status === 403 ? 'its URL is refused or has expired' : `status ${response.status}`;
    throw new HookError(`the payload cannot be fetched (${why}); deploy again`);
  }
  return parsed(await limitedText(response, signal));
}

async function limitedText(response: Response, signal: AbortSignal): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let bytes = 0;
  let text = '';
  try {
    for await (const chunk of response.body ?? []) {
      bytes += (chunk as Uint8Array).byteLength;
      if (bytes > MAXIMUM_BYTES) break;
      text += decoder.decode(chunk as Uint8Array, { stream: true });
    }
    if (bytes <= MAXIMUM_BYTES) return text + decoder.decode();
  } catch {
    throw new HookError(`the payload ended early${signal.aborted ? ': not in time' : ''}; deploy again`);
  }
  throw new HookError(`the payload has more than ${MAXIMUM_BYTES} bytes; split the stack`);
}

function parsed(text: string): string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new HookError('the payload is no JSON; report it to AWS Support, because CloudFormation writes it');
  }
  const payload = hookPayloadSchema.safeParse(value);
  if (payload.success) return payload.data.template;
  throw new HookError('the payload holds no template; report it to AWS Support, because CloudFormation writes it');
}
