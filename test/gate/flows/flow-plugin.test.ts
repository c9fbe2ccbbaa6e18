import { join } from 'node:path';
import { App, Fn, Stack, Token, Validations } from 'aws-cdk-lib';
import { CfnContactFlow } from 'aws-cdk-lib/aws-connect';
import { ContactFlowPlugin } from '../../../lib/gate/flows/flow-plugin';
import { readValidationReport } from '../../../lib/gate/validation-report';
import { inboundFlow } from '../../../lib/contact-flows/inbound/inbound-flow';
import { recordedInbound } from '../../support/shipped-flows';
import { temporaryDirectory } from '../../support/temporary-directory';

const directory = temporaryDirectory();
const good = JSON.stringify(inboundFlow(recordedInbound));
let count = 0;

/** What a synthesis says of a flow with this content. */
function findings(content: string) {
  const app = new App({ outdir: join(directory, `app-${(count += 1)}`), analyticsReporting: false });
  const stack = new Stack(app, 'Stack', { env: { account: '111111111111', region: 'ca-central-1' } });
  new CfnContactFlow(stack, 'Flow', { instanceArn: 'i', name: 'n', type: 'CONTACT_FLOW', content });
  Validations.of(app).addPlugins(new ContactFlowPlugin());
  try {
    app.synth();
    return [];
  } catch (error) {
    expect(error).toHaveProperty('name', 'ValidationFailed');
    return readValidationReport(app.outdir, process.cwd()).findings.filter(({ plugin }) => plugin === 'contact-flows');
  }
}

describe('contact flows at synthesis', () => {
  test.each([
    ['a text', good],
    ['a substitution', Fn.sub(good)],
    ['a substitution with values', Fn.sub(good, { MainQueue: Token.asString({ Ref: 'AWS::StackName' }) })],
    ['a join', Fn.join('', [good.slice(0, 500), good.slice(500)])],
  ])('a good flow as %s passes', (_, content) => {
    expect(findings(content)).toEqual([]);
  });

  test('a function of another Region stops it, also as a value that is put in', () => {
    const foreign = 'arn:aws:lambda:us-east-1:111111111111:function:taken';
    for (const content of [good.replace('${LookUpFunction}', foreign), Fn.sub(good, { LookUpFunction: foreign })]) {
      const found = findings(content);
      expect(found.map(({ rule, constructPath }) => [rule, constructPath])).toContainEqual([
        'functions-in-own-region',
        'Stack/Flow',
      ]);
      expect(found[0]).toMatchObject({ severity: 'fatal', logicalId: 'Flow' });
    }
  });

  test.each([
    ['a parameter', Token.asString({ Ref: 'Content' })],
    ['no flow', 'hello'],
  ])('%s cannot be judged, and stops it', (_, content) => {
    expect(findings(content).map(({ rule }) => rule)).toEqual(['flow-readable']);
  });
});
