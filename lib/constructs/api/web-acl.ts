import { ArnFormat, Stack } from 'aws-cdk-lib';
import { CfnLoggingConfiguration, CfnWebACL, CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2';
import { type IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { EncryptedLogGroup } from '../logs/encrypted-log-group';

export interface WebAclProps {
  /** Id of the Stage, which the name of the log group ends with. */
  readonly stage: string;
  readonly logKey: IKey;
  readonly logRetentionDays: number;
}

/** Requests of one address in five minutes. */
const RATE_LIMIT = 1000;

/** Groups of rules that AWS keeps up to date, by name. */
const managedRules = [
  'AWSManagedRulesAmazonIpReputationList',
  'AWSManagedRulesCommonRuleSet',
  'AWSManagedRulesKnownBadInputsRuleSet',
] as const;

/**
 * What lets requests through to the APIs of one Region. Its log keeps neither tokens, cookies nor queries, its samples are
 * off because they would, and AWS WAF never logs bodies.
 *
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/logging.html
 */
export class WebAcl extends Construct {
  private readonly arn: string;

  constructor(scope: Construct, id: string, { stage, logKey, logRetentionDays }: WebAclProps) {
    super(scope, id);
    const measured = (metricName: string) => ({
      cloudWatchMetricsEnabled: true,
      metricName,
      sampledRequestsEnabled: false,
    });
    const acl = new CfnWebACL(this, 'Acl', {
      scope: 'REGIONAL',
      defaultAction: { allow: {} },
      description: `Requests to the APIs of ${stage}`,
      visibilityConfig: measured('Requests'),
      rules: [
        {
          name: 'RateLimit',
          priority: 0,
          action: { block: {} },
          statement: { rateBasedStatement: { aggregateKeyType: 'IP', limit: RATE_LIMIT, evaluationWindowSec: 300 } },
          visibilityConfig: measured('RateLimit'),
        },
        ...managedRules.map((name, index) => ({
          name,
          priority: index + 1,
          overrideAction: { none: {} },
          statement: { managedRuleGroupStatement: { vendorName: 'AWS', name } },
          visibilityConfig: measured(name),
        })),
      ],
    });
    this.arn = acl.attrArn;
    // AWS WAF takes log groups with this beginning only.
    const logGroupName = `aws-waf-logs-${stage}`;
    const logs = new EncryptedLogGroup(this, 'Log', {
      key: logKey,
      retentionDays: logRetentionDays,
      logGroupName,
      dataClass: 'operational-log',
    });
    new CfnLoggingConfiguration(this, 'Logging', {
      resourceArn: acl.attrArn,
      // Without the asterisk that the group's own ARN ends with.
      logDestinationConfigs: [
        Stack.of(this).formatArn({
          service: 'logs',
          resource: 'log-group',
          resourceName: logGroupName,
          arnFormat: ArnFormat.COLON_RESOURCE_NAME,
        }),
      ],
      redactedFields: [
        { singleHeader: { Name: 'authorization' } },
        { singleHeader: { Name: 'cookie' } },
        { queryString: {} },
      ],
    }).node.addDependency(logs);
  }

  /** Puts the rules in front of a stage of an API. */
  protect(scope: Construct, stageArn: string): void {
    new CfnWebACLAssociation(scope, 'WebAcl', { resourceArn: stageArn, webAclArn: this.arn });
  }
}
