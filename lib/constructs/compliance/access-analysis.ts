import { CfnAnalyzer } from 'aws-cdk-lib/aws-accessanalyzer';
import { Construct } from 'constructs';
import { type AlarmTopic } from '../alarms/alarm-topic';
import { RunbookRule } from '../alarms/runbook-rule';

/**
 * Finds what of this account and Region somebody outside the account can reach: buckets, keys, roles, queues, secrets,
 * snapshots.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/what-is-access-analyzer.html
 */
export class AccessAnalysis extends Construct {
  constructor(scope: Construct, id: string, { topic }: { readonly topic: AlarmTopic }) {
    super(scope, id);
    new CfnAnalyzer(this, 'Analyzer', { type: 'ACCOUNT' });
    new RunbookRule(this, 'Findings', {
      topic,
      description: 'Somebody outside the account can reach a resource.',
      runbook: 'access-from-outside-is-possible',
      eventPattern: {
        source: ['aws.access-analyzer'],
        detailType: ['Access Analyzer Finding'],
        detail: { status: ['ACTIVE'] },
      },
      tells: { kind: '$.detail.resourceType' },
    });
  }
}
