import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';

const cdkJson = z.object({ context: z.record(z.string(), z.unknown()) });

/**
 * The context of cdk.json, without which a test would synthesize another app than the one that is deployed; and what
 * templates do not depend on but for the hashes of bundles, and costs time.
 */
export function cdkContext(): Record<string, unknown> {
  const file = path.join(__dirname, '..', '..', 'cdk.json');
  return {
    ...cdkJson.parse(JSON.parse(readFileSync(file, 'utf8'))).context,
    'aws:cdk:bundling-stacks': [],
    'aws:cdk:disable-creation-stack-traces': true,
    '@aws-cdk/core:suppressTemplateIndentation': true,
  };
}
