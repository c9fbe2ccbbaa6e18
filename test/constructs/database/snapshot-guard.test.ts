import { SnapshotGuard } from '../../../lib/constructs/database/snapshot-guard';
import { applies, statementsOf } from '../../support/policy';
import { onlyResource, testStack } from '../../support/stack';

const stack = testStack();
new SnapshotGuard(stack, 'Guard', { homeRegions: ['ca-central-1', 'ca-west-1'] });
const statements = statementsOf(onlyResource(stack, 'AWS::IAM::ManagedPolicy').Properties['PolicyDocument']);
const denied = (action: string, region: string) =>
  statements.some(
    (statement) => statement.Effect === 'Deny' && applies(statement, action, { 'aws:RequestedRegion': region }),
  );

test.each(['rds:CopyDBSnapshot', 'rds:StartDBInstanceAutomatedBackupsReplication', 'rds:CreateDBInstanceReadReplica'])(
  '%s makes its copy at home only',
  (action) => {
    expect(denied(action, 'us-east-1')).toBe(true);
    expect(denied(action, 'ca-west-1')).toBe(false);
  },
);

test.each(['rds:ModifyDBSnapshotAttribute', 'rds:StartExportTask'])('%s hands nothing over, wherever', (action) => {
  expect(denied(action, 'ca-central-1')).toBe(true);
  expect(denied(action, 'us-east-1')).toBe(true);
});

test('denies and allows nothing', () => {
  expect(statements.map(({ Effect }) => Effect)).toEqual(['Deny', 'Deny']);
});
