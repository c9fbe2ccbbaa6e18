import { request, type RequestOptions } from 'node:https';
import * as z from 'zod/mini';
import { type Card, wipe } from './card';

/** What a payment processor makes of a card. */
export type ProcessorAnswer =
  | { readonly result: 'accepted'; /** The processor's own token for the card. */ readonly token: string }
  | { readonly result: 'declined' | 'invalid' };

/**
 * Turns a card into a token of the processor.
 *
 * @param idempotencyKey - the same for the same input: a second call with it makes no second token
 * @throws Error when there is no answer, or none that is understood
 */
export type TokeniseCard = (card: Card, idempotencyKey: string) => Promise<ProcessorAnswer>;

/** How the processor is called. */
export interface ProcessorOptions {
  /** Authorities of its certificate. @default - those of Node.js */
  readonly ca?: string;
  /** @default - less than what the flow waits for, together with everything else */
  readonly timeoutMilliseconds?: number;
}

const TIMEOUT_MILLISECONDS = 4_500;
const LONGEST_ANSWER = 16_384;

const acceptedSchema = z.object({ token: z.string().check(z.minLength(1), z.maxLength(512)) });

/**
 * A processor that is called by HTTPS: `POST` of `{"number","expiry","securityCode"}` with a bearer credential and an
 * `Idempotency-Key`. 200 or 201 with `{"token"}` accepts, 402 declines, 422 finds the details invalid. A redirection is no
 * answer. A processor with another interface is another function of type `TokeniseCard`.
 */
export function httpsProcessor(url: string, credential: string, options: ProcessorOptions = {}): TokeniseCard {
  return async (card, idempotencyKey) => {
    const body = bodyOf(card);
    try {
      const { status, text } = await post(url, body, {
        ca: options.ca,
        signal: AbortSignal.timeout(options.timeoutMilliseconds ?? TIMEOUT_MILLISECONDS),
        headers: {
          authorization: `Bearer ${credential}`,
          'content-type': 'application/json',
          'content-length': body.length,
          'idempotency-key': idempotencyKey,
        },
      });
      if (status === 402) return { result: 'declined' };
      if (status === 422) return { result: 'invalid' };
      if (status !== 200 && status !== 201) throw new Error(`the processor answered ${status}`);
      return { result: 'accepted', token: acceptedSchema.parse(JSON.parse(text)).token };
    } finally {
      wipe(body);
    }
  };
}

/** JSON of digits, put together as bytes, so that no text holds them. */
function bodyOf({ number, expiry, securityCode }: Card): Uint8Array {
  const text = (value: string) => Buffer.from(value, 'ascii');
  return Buffer.concat([
    text('{"number":"'),
    number,
    text('","expiry":"'),
    expiry,
    text('","securityCode":"'),
    securityCode,
    text('"}'),
  ]);
}

interface HttpAnswer {
  readonly status: number;
  readonly text: string;
}

function post(url: string, body: Uint8Array, options: RequestOptions): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { ...options, method: 'POST', minVersion: 'TLSv1.2' }, (answer) => {
      const parts: Buffer[] = [];
      let length = 0;
      answer.on('data', (part: Buffer) => {
        length += part.length;
        if (length > LONGEST_ANSWER) answer.destroy(new Error('the answer is too long'));
        else parts.push(part);
      });
      answer.on('error', reject);
      answer.on('end', () => {
        resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(parts).toString('utf8') });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
