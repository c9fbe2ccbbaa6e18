import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { UserPool } from 'aws-cdk-lib/aws-cognito';
import { AlarmTopic } from '../../../lib/constructs/alarms/alarm-topic';
import { RegionalApi } from '../../../lib/constructs/api/regional-api';
import { RequestAuthoriser } from '../../../lib/constructs/api/request-authoriser';
import { WebAcl } from '../../../lib/constructs/api/web-acl';
import { organisationRoutes, publicRoutes } from '../../../lib/domain/organisations/api-routes';
import { alarmOwners } from '../../support/alarm-owners';
import { home, onlyResource, resourcesOf, testKey, testStack } from '../../support/stack';

const stack = testStack();
const logs = { logKey: testKey(stack), logRetentionDays: 365 };
const userPool = new UserPool(stack, 'Users');
const handler = (name: string, scope = stack) =>
  LambdaFunction.fromFunctionArn(scope, name, `arn:aws:lambda:${home.region}:${home.account}:function:${name}`);
new RegionalApi(stack, 'Api', {
  ...logs,
  authoriser: new RequestAuthoriser(stack, 'Authoriser', {
    ...logs,
    registry: { stage: 'registry-prod', account: home.account },
    userPool,
    client: userPool.addClient('Client'),
  }),
  functions: {
    'look-up-organisation': handler('look-up'),
    'read-users': handler('users'),
    'control-recording': handler('recordings'),
    'exchange-token': handler('tokens'),
    'read-identifiers': handler('identifiers'),
    'write-identifiers': handler('new-identifiers'),
    'look-up-consent': handler('consent'),
    'record-consent': handler('choice'),
    'offer-upload': handler('uploads'),
  },
  webAcl: new WebAcl(stack, 'WebAcl', { ...logs, stage: 'ca-prod' }),
  topic: new AlarmTopic(stack, 'Alarms', { key: logs.logKey, recipients: [], owners: alarmOwners }),
});

interface Method {
  readonly HttpMethod: string;
  readonly ResourceId: unknown;
  readonly AuthorizationType: string;
  readonly RequestValidatorId: unknown;
  readonly RequestParameters: Readonly<Record<string, boolean>>;
}

/** Every method with its path template. */
function methods(): ReadonlyMap<string, Method> {
  const resources = new Map(
    resourcesOf(stack, 'AWS::ApiGateway::Resource').map((one) => [one.logicalId, one.Properties]),
  );
  const pathOf = (id: unknown): string => {
    const resource = resources.get((id as { Ref?: string }).Ref ?? '');
    return resource ? `${pathOf(resource['ParentId'])}/${String(resource['PathPart'])}` : '';
  };
  return new Map(
    resourcesOf(stack, 'AWS::ApiGateway::Method').map(({ Properties }) => {
      const method = Properties as unknown as Method;
      return [`${method.HttpMethod} ${pathOf(method.ResourceId)}`, method];
    }),
  );
}

describe('the API of a Region', () => {
  const { Properties: api } = onlyResource(stack, 'AWS::ApiGateway::RestApi');
  const { Properties: stage } = onlyResource(stack, 'AWS::ApiGateway::Stage');

  test('is at the endpoint of the Region, with TLS 1.2 and later', () => {
    expect(api['EndpointConfiguration']).toEqual({ Types: ['REGIONAL'] });
    expect(api).toMatchObject({
      SecurityPolicy: 'SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09',
      EndpointAccessMode: 'STRICT',
    });
  });

  test('has the routes of the domain and no other', () => {
    const expected = [
      ...organisationRoutes.map(({ method, resource }) => `${method} ${resource}`),
      ...Object.values(publicRoutes).map((path) => `GET ${path}`),
    ];
    expect([...methods().keys()].sort()).toEqual(expected.sort());
  });

  test.each(organisationRoutes.map(({ method, resource }) => [`${method} ${resource}`]))(
    '%s is behind the authoriser',
    (route) => {
      expect(methods().get(route)).toMatchObject({
        AuthorizationType: 'CUSTOM',
        AuthorizerId: expect.anything() as unknown,
        RequestValidatorId: expect.anything() as unknown,
        RequestParameters: { 'method.request.path.organisationId': true },
      });
    },
  );

  test('has no route whose function is not there', () => {
    const small = testStack();
    const pool = new UserPool(small, 'Users');
    const own = { logKey: testKey(small), logRetentionDays: 365 };
    new RegionalApi(small, 'Api', {
      ...own,
      authoriser: new RequestAuthoriser(small, 'Authoriser', {
        ...own,
        registry: { stage: 'registry-prod', account: home.account },
        userPool: pool,
        client: pool.addClient('Client'),
      }),
      functions: { 'look-up-organisation': handler('look-up', small) },
      webAcl: new WebAcl(small, 'WebAcl', { ...own, stage: 'ca-prod' }),
      topic: new AlarmTopic(small, 'Alarms', { key: own.logKey, recipients: [], owners: alarmOwners }),
    });
    const paths = resourcesOf(small, 'AWS::ApiGateway::Resource').map(({ Properties }) => Properties['PathPart']);
    expect(paths).not.toContain('tokens');
    expect(paths).toContain('{organisationId}');
  });

  test('asks the authoriser every time, and without a token not even it', () => {
    expect(onlyResource(stack, 'AWS::ApiGateway::Authorizer').Properties).toMatchObject({
      Type: 'REQUEST',
      AuthorizerResultTtlInSeconds: 0,
      IdentitySource: 'method.request.header.Authorization',
    });
  });

  test('throttles everything, and what needs no token more', () => {
    const settings = stage['MethodSettings'] as readonly { ResourcePath: string; ThrottlingRateLimit: number }[];
    const limits = Object.fromEntries(settings.map((one) => [one.ResourcePath, one.ThrottlingRateLimit]));
    expect(limits).toEqual({
      '/*': 100,
      '/~1look-up~1organisations~1{organisationId}': 20,
      '/~1look-up~1email-domains~1{emailDomainHash}': 20,
    });
    expect(JSON.stringify(settings)).not.toContain('"DataTraceEnabled":true');
  });

  test('waits for the right to write logs, which outlives it', () => {
    const account = onlyResource(stack, 'AWS::ApiGateway::Account');
    expect(account.DeletionPolicy).toBe('Retain');
    expect(onlyResource(stack, 'AWS::ApiGateway::Stage').DependsOn).toContain(account.logicalId);
  });

  test('logs neither what requests bring nor where they come from', () => {
    const { Format } = stage['AccessLogSetting'] as { Format: string };
    const variables = [...Format.matchAll(/\$context\.([\w.]+)/g)].map(([, name]) => name ?? '');
    expect(variables.length).toBeGreaterThan(5);
    for (const name of variables) {
      expect(name).not.toMatch(
        /^(?:path|identity|authorizer\.(?!status)|requestOverride)|header|body|query|principal/i,
      );
    }
  });
});

describe('what lets requests through', () => {
  const { Properties: acl } = onlyResource(stack, 'AWS::WAFv2::WebACL');
  const rules = acl['Rules'] as readonly { Name: string; VisibilityConfig: Record<string, unknown> }[];

  test('is of the Region, limits the rate, and knows bad requests', () => {
    expect(acl['Scope']).toBe('REGIONAL');
    expect(rules.map(({ Name }) => Name)).toEqual([
      'RateLimit',
      'AWSManagedRulesAmazonIpReputationList',
      'AWSManagedRulesCommonRuleSet',
      'AWSManagedRulesKnownBadInputsRuleSet',
    ]);
  });

  test('keeps no sample of a request, and no token, cookie or query in its log', () => {
    const visibility = [acl['VisibilityConfig'], ...rules.map((rule) => rule.VisibilityConfig)];
    for (const one of visibility) expect(one).toMatchObject({ SampledRequestsEnabled: false });
    const { Properties } = onlyResource(stack, 'AWS::WAFv2::LoggingConfiguration');
    expect(Properties['RedactedFields']).toEqual([
      { SingleHeader: { Name: 'authorization' } },
      { SingleHeader: { Name: 'cookie' } },
      { QueryString: {} },
    ]);
    expect(JSON.stringify(Properties['LogDestinationConfigs'])).toContain(':log-group:aws-waf-logs-ca-prod"');
  });

  test('stands before the stage', () => {
    expect(JSON.stringify(onlyResource(stack, 'AWS::WAFv2::WebACLAssociation').Properties['ResourceArn'])).toContain(
      '/stages/',
    );
  });
});

test('the authoriser may read single items of the registry in its own Region, and nothing else', () => {
  const statements = resourcesOf(stack, 'AWS::IAM::ManagedPolicy')
    .filter(({ logicalId }) => logicalId.includes('ReadRegistry'))
    .flatMap(({ Properties }) => (Properties['PolicyDocument'] as { Statement: readonly unknown[] }).Statement);
  const arn = (service: string, resource: string) => `arn:aws:${service}:${home.region}:${home.account}:${resource}`;
  expect(statements).toEqual([
    { Effect: 'Allow', Action: 'dynamodb:GetItem', Resource: arn('dynamodb', 'table/registry-prod-organisations') },
    {
      Effect: 'Allow',
      Action: 'kms:Decrypt',
      Resource: arn('kms', 'key/*'),
      Condition: {
        StringEquals: { 'kms:ViaService': `dynamodb.${home.region}.amazonaws.com` },
        'ForAnyValue:StringEquals': { 'kms:ResourceAliases': 'alias/registry-prod/registry' },
      },
    },
  ]);
});
