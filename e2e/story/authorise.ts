import { SimpleJwksCache } from 'aws-jwt-verify/jwk';
import * as z from 'zod';
import { requestAuthoriser } from '../../lambda/authorise-request/handler';

const inputSchema = z.object({ jwks: z.record(z.string(), z.unknown()), events: z.array(z.unknown()) });

/** Decides on requests with the keys that it is given, and writes `Allow`, `Deny` or the error of each. */
async function decideAll(): Promise<void> {
  const { jwks, events } = inputSchema.parse(JSON.parse(process.env['AUTHORISE'] ?? '{}'));
  const { buffer } = new TextEncoder().encode(JSON.stringify(jwks));
  const jwksCache = new SimpleJwksCache({ fetcher: { fetch: () => Promise.resolve(buffer) } });
  const authorise = requestAuthoriser(process.env, { jwksCache });
  const outcomes: string[] = [];
  for (const event of events) {
    try {
      outcomes.push((await authorise(event)).policyDocument.Statement[0].Effect);
    } catch (error) {
      outcomes.push(error instanceof Error ? error.message : String(error));
    }
  }
  process.stdout.write(`${JSON.stringify(outcomes)}\n`);
}

void decideAll();
