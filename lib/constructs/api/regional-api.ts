import { Duration, Stack } from 'aws-cdk-lib';
import {
  AccessLogFormat,
  AuthorizationType,
  CfnRestApi,
  EndpointType,
  LambdaIntegration,
  LogGroupLogDestination,
  type MethodOptions,
  RequestValidator,
  RestApi,
  SecurityPolicy,
} from 'aws-cdk-lib/aws-apigateway';
import { ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { type IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { type OrganisationRoute, organisationRoutes, publicRoutes } from '../../domain/organisations/api-routes';
import { acknowledge, rulesInPacks } from '../acknowledge';
import { type AlarmTopic } from '../alarms/alarm-topic';
import { RunbookAlarm } from '../alarms/runbook-alarm';
import { EncryptedLogGroup } from '../logs/encrypted-log-group';
import { type FunctionSurroundings } from '../node-function';
import { calledByApi, permitApi } from './called-by-api';
import { LogWriting } from './log-writing';
import { type RequestAuthoriser } from './request-authoriser';
import { type WebAcl } from './web-acl';

export interface RegionalApiProps extends FunctionSurroundings {
  readonly authoriser: RequestAuthoriser;
  /** The function behind a route, by its folder in `lambda/`. A route whose function is not there is not. */
  readonly functions: Readonly<Partial<Record<FunctionName, IFunction>> & Record<'look-up-organisation', IFunction>>;
  readonly webAcl: WebAcl;
  readonly topic: AlarmTopic;
}

type FunctionName = (typeof organisationRoutes)[number]['functionName'];

/** Name of the API's stage, which its address ends with. */
const STAGE = 'v1';

/** Requests a second, and at once, to everything together and to each route that needs no token. */
const LIMITS = { throttlingRateLimit: 100, throttlingBurstLimit: 200 };
const PUBLIC_LIMITS = { throttlingRateLimit: 20, throttlingBurstLimit: 40 };

/** What is logged of a request: nothing that it brings but its method, and no address. */
const accessLog = {
  requestId: '$context.requestId',
  time: '$context.requestTime',
  method: '$context.httpMethod',
  route: '$context.resourcePath',
  status: '$context.status',
  milliseconds: '$context.responseLatency',
  authoriserStatus: '$context.authorizer.status',
  integrationStatus: '$context.integration.status',
  webAcl: '$context.wafResponseCode',
  tls: '$context.tlsVersion',
};

/**
 * The API of one Region, at the Region's own endpoint: never at the edge, TLS 1.2 and later, no request without the
 * authoriser's consent but the look-up before sign-in.
 *
 * The default endpoint stays open because it is Regional and registered for organisations; a domain of one's own would
 * add a certificate and nothing to residency.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-security-policies.html
 */
export class RegionalApi extends Construct {
  /** Host and stage, as organisations are registered with. */
  readonly endpoint: string;

  constructor(scope: Construct, id: string, props: RegionalApiProps) {
    super(scope, id);
    const { authoriser, functions, logKey, logRetentionDays } = props;
    const logs = new EncryptedLogGroup(this, 'AccessLog', {
      key: logKey,
      retentionDays: logRetentionDays,
      dataClass: 'operational-log',
    });
    const publicLimits = Object.values(publicRoutes).map((path) => [`${path}/GET`, PUBLIC_LIMITS]);
    const api = new RestApi(this, 'Api', {
      restApiName: 'organisations',
      endpointTypes: [EndpointType.REGIONAL],
      cloudWatchRole: false,
      deployOptions: {
        stageName: STAGE,
        accessLogDestination: new LogGroupLogDestination(logs),
        accessLogFormat: AccessLogFormat.custom(JSON.stringify(accessLog)),
        dataTraceEnabled: false,
        tracingEnabled: false,
        ...LIMITS,
        methodOptions: Object.fromEntries(publicLimits) as Record<string, typeof PUBLIC_LIMITS>,
      },
    });
    const resource = api.node.defaultChild;
    if (!(resource instanceof CfnRestApi))
      throw new Error('the CDK makes a REST API otherwise than it did; see its notes');
    // Without it, a Regional API takes TLS 1.0.
    resource.securityPolicy = SecurityPolicy.TLS13_1_2_PFS_PQ_2025_09;
    // A request must come by the Region's endpoint, to the host that its handshake names.
    resource.endpointAccessMode = 'STRICT';
    const requestValidator = new RequestValidator(this, 'Validator', {
      restApi: api,
      validateRequestParameters: true,
      validateRequestBody: true,
    });
    const route = (method: OrganisationRoute['method'], path: string, handler: IFunction, options: MethodOptions) =>
      api.root.resourceForPath(path).addMethod(method, new LambdaIntegration(handler, { allowTestInvoke: false }), {
        ...options,
        requestValidator,
        requestParameters: Object.fromEntries(
          [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => [`method.request.path.${name ?? ''}`, true]),
        ),
      });
    const lookUp = calledByApi(this, 'LookUp', functions['look-up-organisation']);
    const called: Partial<Record<FunctionName, IFunction>> = {
      'look-up-organisation': lookUp,
      'read-users': functions['read-users'] && calledByApi(this, 'Users', functions['read-users']),
      'control-recording':
        functions['control-recording'] && calledByApi(this, 'Recordings', functions['control-recording']),
      'exchange-token': functions['exchange-token'] && calledByApi(this, 'Tokens', functions['exchange-token']),
      'read-identifiers':
        functions['read-identifiers'] && calledByApi(this, 'ReadIdentifiers', functions['read-identifiers']),
      'write-identifiers':
        functions['write-identifiers'] && calledByApi(this, 'WriteIdentifiers', functions['write-identifiers']),
      'look-up-consent':
        functions['look-up-consent'] && calledByApi(this, 'LookUpConsent', functions['look-up-consent']),
      'record-consent': functions['record-consent'] && calledByApi(this, 'RecordConsent', functions['record-consent']),
      'offer-upload': functions['offer-upload'] && calledByApi(this, 'Uploads', functions['offer-upload']),
    };
    for (const { method, resource: path, functionName } of organisationRoutes) {
      const target = called[functionName];
      if (!target) continue;
      const added = route(method, path, target, { authorizer: authoriser.authorizer });
      acknowledge(added, {
        rule: 'AwsSolutions-COG4',
        reason: 'The function checks the token of the user pool, and the organisation, role and scope besides.',
      });
    }
    for (const path of Object.values(publicRoutes)) {
      const method = route('GET', path, lookUp, { authorizationType: AuthorizationType.NONE });
      acknowledge(method, {
        rule: ['AwsSolutions-APIG4', 'AwsSolutions-COG4'],
        reason: 'It is asked before sign-in, says where to sign in and nothing else, and is throttled by itself.',
      });
    }
    for (const [name, handler] of Object.entries(functions)) {
      const verb = organisationRoutes.find(({ functionName }) => functionName === name)?.method ?? 'GET';
      permitApi(this, `Call-${name}`, handler, api.arnForExecuteApi(verb, '/*', STAGE));
    }
    permitApi(this, 'Call-authorise-request', authoriser.handler, authoriserArn(api, authoriser));
    this.endpoint = `${api.restApiId}.execute-api.${Stack.of(this).region}.${Stack.of(this).urlSuffix}/${STAGE}`;
    api.deploymentStage.node.addDependency(new LogWriting(this, 'LogWriting'));
    props.webAcl.protect(this, api.deploymentStage.stageArn);
    acknowledgeStage(api);
    new RunbookAlarm(this, 'Failing', {
      topic: props.topic,
      runbook: 'requests-fail',
      description: 'Requests to the API of the Region fail.',
      metric: api.metricServerError({ period: Duration.minutes(5) }),
      threshold: 5,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: 2,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }
}

/** The authoriser as it calls its function. */
function authoriserArn(api: RestApi, { authorizer }: RequestAuthoriser): string {
  return Stack.of(api).formatArn({
    service: 'execute-api',
    resource: api.restApiId,
    resourceName: `authorizers/${authorizer.authorizerId}`,
  });
}

function acknowledgeStage(api: RestApi): void {
  const stage = api.deploymentStage;
  acknowledge(stage, {
    rule: ['AwsSolutions-APIG6', ...rulesInPacks('APIGWExecutionLoggingEnabled')],
    reason:
      'Execution logs hold parts of requests, under a key that is not ours. Access and decision logs say who did what.',
  });
  acknowledge(stage, {
    rule: rulesInPacks('APIGWCacheEnabledAndEncrypted'),
    reason: 'There is no cache: a remembered answer would outlive the right to see it.',
  });
  acknowledge(stage, {
    rule: rulesInPacks('APIGWSSLEnabled'),
    reason:
      'Behind the API are functions, which AWS calls by signed requests; there is no server to show a certificate to.',
  });
  acknowledge(stage, {
    rule: 'HIPAA.Security-APIGWXrayEnabled',
    reason: 'AWS X-Ray would keep addresses and paths of requests in a store of its own.',
  });
}
