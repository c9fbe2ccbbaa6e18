import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { DatabaseInstance, DatabaseInstanceEngine } from 'aws-cdk-lib/aws-rds';
import { AlarmTopic } from '../../../lib/constructs/alarms/alarm-topic';
import { DatabaseAlarms } from '../../../lib/constructs/database/database-alarms';
import { resourcesOf, testKey, testStack } from '../../support/stack';

function alarms(replicates: boolean) {
  const stack = testStack();
  const instance = new DatabaseInstance(stack, 'Database', {
    engine: DatabaseInstanceEngine.POSTGRES,
    vpc: new Vpc(stack, 'Vpc', { natGateways: 0 }),
    vpcSubnets: { subnetGroupName: 'Public' },
  });
  const topic = new AlarmTopic(stack, 'Topic', { key: testKey(stack), recipients: ['database-on-call@example.com'] });
  new DatabaseAlarms(stack, 'Alarms', { instance, name: 'ca-prod-reference', topic, replicates });
  return resourcesOf(stack, 'AWS::CloudWatch::Alarm').map(({ Properties }) => Properties);
}

const freeStorage = {
  MetricName: 'FreeStorageSpace',
  ComparisonOperator: 'LessThanThreshold',
  Threshold: 4 * 1024 ** 3,
  TreatMissingData: 'breaching',
};

test('tell when the disk fills up, and take silence for it', () => {
  expect(alarms(false)).toEqual([expect.objectContaining(freeStorage)]);
});

test('tell where a replication reads when its slot keeps the log back', () => {
  expect(alarms(true)).toEqual([
    expect.objectContaining(freeStorage),
    expect.objectContaining({
      MetricName: 'OldestReplicationSlotLag',
      ComparisonOperator: 'GreaterThanThreshold',
      Threshold: 2 * 1024 ** 3,
      TreatMissingData: 'notBreaching',
    }),
  ]);
});
