import { App, Stack } from 'aws-cdk-lib';
import { findingsOn, summaryOf } from './channel-tester';

export const REGION = 'ca-central-1';

/** The findings on what an ordinary CDK stack in a home Region synthesizes to, as `logicalId rule verdict`. */
export function findingsOnStack(define: (stack: Stack) => void): readonly string[] {
  const app = new App({ context: { '@aws-cdk/aws-iam:minimizePolicies': true }, analyticsReporting: false });
  const stack = new Stack(app, 'Ordinary', { env: { account: '111111111111', region: REGION } });
  define(stack);
  const { stacks } = app.synth();
  return summaryOf(
    findingsOn({
      jurisdiction: 'ca',
      stacks: stacks.map(({ stackName, environment, template }) => ({
        name: stackName,
        region: environment.region,
        body: template as Readonly<Record<string, unknown>>,
      })),
    }),
  );
}
