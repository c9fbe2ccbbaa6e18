import { App, type AppProps } from 'aws-cdk-lib';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';

const cdkJson = z.object({ context: z.record(z.string(), z.unknown()) });

/** The context of cdk.json: without it a test would synthesize another app than the one that is deployed. */
function productionContext(): Record<string, unknown> {
  const file = path.join(__dirname, '..', '..', 'cdk.json');
  return cdkJson.parse(JSON.parse(readFileSync(file, 'utf8'))).context;
}

/** An app with the feature flags of production that bundles no Lambda function. */
export function testApp(props: AppProps = {}): App {
  return new App({
    analyticsReporting: false,
    ...props,
    context: { ...productionContext(), 'aws:cdk:bundling-stacks': [], ...props.context },
  });
}
