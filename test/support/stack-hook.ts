import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { type JudgedDeployment } from '../../lambda/judge-stack/contract';
import { type Judging } from '../../lambda/judge-stack/judge';
import { serve } from './local-server';
import { AS_OF } from './platform';

/** A stack that CloudFormation has: its template, and the names of its exports. */
export interface DeployedStack {
  readonly name: string;
  readonly template: unknown;
}

const account = '222222222222';

export const stackId = (name: string, region = 'ca-central-1') =>
  `arn:aws:cloudformation:${region}:${account}:stack/${name}/1a2b3c4d-0000-0000-0000-000000000000`;

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/**
 * The two calls of CloudFormation that the hook makes, in the Query protocol: `ListExports` and `GetTemplate`. Anything else is refused, as AWS refuses an unknown action.
 */
export function cloudFormationWith(stacks: readonly DeployedStack[], region = 'ca-central-1', exportsAPage = 2) {
  const exported = stacks.flatMap(({ name, template }) =>
    Object.values((template as { Outputs?: Record<string, { Export?: { Name: string } }> }).Outputs ?? {})
      .flatMap(({ Export }) => (Export ? [Export.Name] : []))
      .map((exportName) => ({ exportName, stack: name })),
  );
  return serve((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const form = new URLSearchParams(body);
      const action = form.get('Action') ?? '';
      const found = stacks.find(({ name }) => form.get('StackName') === stackId(name, region));
      const result =
        action === 'ListExports'
          ? page(Number(form.get('NextToken') ?? 0))
          : action === 'GetTemplate' && found && form.get('TemplateStage') === 'Processed'
            ? `<TemplateBody>${escaped(JSON.stringify(found.template))}</TemplateBody>`
            : undefined;
      response.setHeader('content-type', 'text/xml');
      if (result === undefined) {
        response.statusCode = 400;
        response.end(
          '<ErrorResponse><Error><Code>ValidationError</Code><Message>unknown</Message></Error></ErrorResponse>',
        );
        return;
      }
      response.end(
        `<${action}Response xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><${action}Result>${result}</${action}Result></${action}Response>`,
      );
    });
  });

  function page(from: number): string {
    const members = exported
      .slice(from, from + exportsAPage)
      .map(
        ({ exportName, stack }) =>
          `<member><Name>${escaped(exportName)}</Name><ExportingStackId>${stackId(stack, region)}</ExportingStackId></member>`,
      );
    const next = from + exportsAPage < exported.length ? `<NextToken>${from + exportsAPage}</NextToken>` : '';
    return `<Exports>${members.join('')}</Exports>${next}`;
  }
}

export const canada: JudgedDeployment = {
  id: 'ca-prod',
  profile: 'ca',
  accounts: [account],
  instanceRegion: 'ca-central-1',
  dataDisasterRecoveryRegion: 'ca-west-1',
  bucketsElsewhere: {},
  hosts: {},
  judgesOthers: true,
};

/** A judge that speaks to servers of this machine. */
export function judgingWith(endpoint: string, further: Partial<Judging> = {}): Judging {
  return {
    deployments: [canada],
    decisions: [],
    region: 'ca-central-1',
    asOf: AS_OF,
    client: new CloudFormationClient({
      endpoint,
      region: 'ca-central-1',
      maxAttempts: 1,
      credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
    }),
    mayFetch: ({ hostname }) => hostname === '127.0.0.1',
    signal: AbortSignal.timeout(10_000),
    ...further,
  };
}

/** What CloudFormation asks about a stack or a change set. */
export function stackRequest(payload: string, name: string, further: Readonly<Record<string, unknown>> = {}) {
  return {
    clientRequestToken: 'f8da6d11-b23f-48f4-814c-0fb6a667f50e',
    awsAccountId: account,
    stackId: stackId(name),
    changeSetId: null,
    hookTypeName: 'Residency::Stack::Judge',
    hookTypeVersion: '00000008',
    hookModel: { LambdaFunction: `arn:aws:lambda:ca-central-1:${account}:function:judge` },
    actionInvocationPoint: 'CREATE_PRE_PROVISION',
    requestData: { targetName: 'STACK', targetType: 'STACK', targetLogicalId: name, payload },
    requestContext: { invocation: 1, callbackContext: null },
    ...further,
  };
}

/** What the Cloud Control API, or CloudFormation resource by resource, asks. */
export function resourceRequest(type: string, resourceProperties: unknown, stack: string | null = null) {
  return {
    ...stackRequest('', 'unused'),
    stackId: stack === null ? null : stackId(stack),
    requestData: {
      targetName: type,
      targetType: 'RESOURCE',
      targetLogicalId: 'Judged',
      targetModel: { resourceProperties, previousResourceProperties: null },
    },
  };
}
