import { CfnQueryDefinition, type ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

/** A question that auditors ask of the audit trail. */
export interface SavedQuery {
  /** Name, after that of the Stage. */
  readonly name: string;
  /** In the language of CloudWatch Logs Insights. */
  readonly query: string;
}

const lines = (...parts: readonly string[]) => parts.join('\n| ');

/** @param region the Region in which the trail records */
export function savedQueries(region: string): readonly SavedQuery[] {
  return [
    {
      name: 'who-read-content',
      query: lines(
        'fields eventTime, userIdentity.arn, sourceIPAddress, requestParameters.bucketName, requestParameters.key',
        `filter eventSource = "s3.amazonaws.com" and eventName in ["GetObject", "HeadObject", "CopyObject", "SelectObjectContent"]`,
        'sort eventTime desc',
        'limit 1000',
      ),
    },
    {
      name: 'requests-through-another-region',
      query: lines(
        'fields eventTime, userIdentity.arn, sourceIPAddress, eventName, errorCode, tlsDetails.clientProvidedHostHeader',
        `filter errorCode in ["PermanentRedirect", "TemporaryRedirect", "AuthorizationHeaderMalformed", "IllegalLocationConstraintException"] or (ispresent(tlsDetails.clientProvidedHostHeader) and tlsDetails.clientProvidedHostHeader like /[a-z]{2}-[a-z]+-\\d/ and tlsDetails.clientProvidedHostHeader not like /${region}/)`,
        'sort eventTime desc',
        'limit 1000',
      ),
    },
    {
      name: 'history-of-storage-settings',
      query: lines(
        'fields eventTime, userIdentity.arn, eventName, requestParameters.instanceId, requestParameters.resourceType, requestParameters.storageConfig.s3Config.bucketName',
        `filter eventSource = "connect.amazonaws.com" and eventName in ["AssociateInstanceStorageConfig", "UpdateInstanceStorageConfig", "DisassociateInstanceStorageConfig"]`,
        'sort eventTime desc',
        'limit 1000',
      ),
    },
    {
      name: 'use-of-keys',
      query: lines(
        'fields eventTime, userIdentity.arn, userIdentity.invokedBy, eventName, resources.0.ARN, errorCode',
        `filter eventSource = "kms.amazonaws.com"`,
        'stats count(*) as calls by resources.0.ARN, eventName, coalesce(userIdentity.invokedBy, userIdentity.arn) as who',
        'sort calls desc',
      ),
    },
    {
      name: 'denied-calls',
      query: lines(
        'fields eventTime, userIdentity.arn, sourceIPAddress, eventSource, eventName, errorCode, errorMessage',
        `filter errorCode like /AccessDenied|UnauthorizedOperation/`,
        'stats count(*) as denials by userIdentity.arn, eventSource, eventName',
        'sort denials desc',
      ),
    },
    {
      name: 'changes-by-people',
      query: lines(
        'fields eventTime, userIdentity.arn, eventSource, eventName, awsRegion',
        `filter eventCategory = "Management" and userIdentity.type in ["IAMUser", "Root", "AssumedRole"] and eventName not like /^(Get|List|Describe|Head|Lookup|Search|Batch)/`,
        'filter not ispresent(userIdentity.sessionContext.sessionIssuer.userName) or userIdentity.sessionContext.sessionIssuer.userName not like /^cdk-/',
        'sort eventTime desc',
        'limit 1000',
      ),
    },
  ];
}

export interface SavedQueriesProps {
  /** Id of the Stage, which begins the names. */
  readonly stage: string;
  readonly region: string;
  /** Log of the audit trail. */
  readonly logGroup: ILogGroup;
}

/** The questions, as saved queries of CloudWatch Logs Insights. */
export class SavedQueries extends Construct {
  constructor(scope: Construct, id: string, { stage, region, logGroup }: SavedQueriesProps) {
    super(scope, id);
    for (const { name, query } of savedQueries(region)) {
      new CfnQueryDefinition(this, name, {
        name: `${stage}/${name}`,
        logGroupNames: [logGroup.logGroupName],
        queryString: query,
      });
    }
  }
}
