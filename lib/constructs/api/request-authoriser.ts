import { Duration } from 'aws-cdk-lib';
import { IdentitySource, RequestAuthorizer } from 'aws-cdk-lib/aws-apigateway';
import { type IUserPool, type IUserPoolClient } from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { type AuthoriseRequestEnvironment } from '../../../lambda/authorise-request/contract';
import { calledByApi } from './called-by-api';
import { type FunctionSurroundings, NodeFunction } from '../node-function';
import { grantRegistryLookUp, type RegistryPlace } from '../organisations/registry-reader';
import { registryTableName } from '../registry/registry-name';

export interface RequestAuthoriserProps extends FunctionSurroundings {
  readonly registry: RegistryPlace;
  readonly userPool: IUserPool;
  readonly client: IUserPoolClient;
}

/** Decides on every request to the regional API: issuer and Region, organisation, role, scope. Nothing is remembered. */
export class RequestAuthoriser extends Construct {
  readonly handler: NodeFunction;
  readonly authorizer: RequestAuthorizer;

  constructor(scope: Construct, id: string, props: RequestAuthoriserProps) {
    super(scope, id);
    const { registry, userPool, client, logKey, logRetentionDays } = props;
    this.handler = new NodeFunction(this, 'Function', {
      logKey,
      logRetentionDays,
      name: 'authorise-request',
      description: 'Decides whether a request may pass',
      environment: {
        REGISTRY_TABLE_NAME: registryTableName(registry.stage),
        USER_POOL_ID: userPool.userPoolId,
        USER_POOL_CLIENT_ID: client.userPoolClientId,
      } satisfies AuthoriseRequestEnvironment,
      timeout: Duration.seconds(5),
      calledBy: 'requests',
    });
    grantRegistryLookUp(this.handler, registry);
    this.authorizer = new RequestAuthorizer(this, 'Authorizer', {
      authorizerName: 'organisation',
      handler: calledByApi(this, 'Called', this.handler),
      identitySources: [IdentitySource.header('Authorization')],
      // A decision is about one path: remembered, it would be given for another.
      resultsCacheTtl: Duration.seconds(0),
    });
  }
}
