import {
  DescribeDBInstanceAutomatedBackupsCommand,
  DescribeDBSnapshotAttributesCommand,
  DescribeDBSnapshotsCommand,
  type DBSnapshot,
} from '@aws-sdk/client-rds';
import { type LiveFact } from '../../residency/live/live-account';
import { auditActions } from '../audit-actions';
import { type CollectContext, type Collector, type Page } from '../collector';
import { mapConcurrently, Reading } from '../reading';

const INSTANCE = 'AWS::RDS::DBInstance';
const SNAPSHOT = 'AWS::RDS::DBSnapshot';
const AT_ONCE = 4;

/** Copies of databases that no template shows: replicated backups, and snapshots with whom they are shared. */
export const databaseCopies: Collector = {
  name: 'database copies',
  actions: auditActions.databaseCopies,
  collect: collectCopies,
};

/** The cursor is the marker of snapshots; automated backups are few and come first. */
async function* collectCopies(context: CollectContext, from: string | undefined): AsyncGenerator<Page> {
  const { clients, region } = context;
  let token = from;
  do {
    const reading = new Reading();
    if (token === undefined) await readAutomatedBackups(context, reading);
    const page = await reading.attempt(
      { type: SNAPSHOT, id: 'every snapshot', region },
      'the list of snapshots',
      'rds:DescribeDBSnapshots',
      () =>
        clients.rds.send(new DescribeDBSnapshotsCommand({ SnapshotType: 'manual', Marker: token, MaxRecords: 100 })),
    );
    await mapConcurrently(page?.DBSnapshots ?? [], AT_ONCE, (snapshot) => readSnapshot(context, reading, snapshot));
    token = page?.Marker;
    yield { ...reading, next: token };
  } while (token !== undefined);
}

async function readAutomatedBackups({ clients, region }: CollectContext, reading: Reading): Promise<void> {
  const every = { type: INSTANCE, id: 'every automated backup', region };
  await reading.attempt(every, 'the automated backups', 'rds:DescribeDBInstanceAutomatedBackups', async () => {
    let token: string | undefined;
    do {
      const page = await clients.rds.send(new DescribeDBInstanceAutomatedBackupsCommand({ Marker: token }));
      for (const backup of page.DBInstanceAutomatedBackups ?? []) {
        const of = { type: INSTANCE, id: backup.DBInstanceIdentifier ?? 'a database', region };
        for (const { DBInstanceAutomatedBackupsArn: arn } of backup.DBInstanceAutomatedBackupsReplications ?? []) {
          if (arn !== undefined) reading.facts.push(copyOf(of, 'a replicated automated backup', arn));
        }
      }
      token = page.Marker;
    } while (token !== undefined);
  });
}

/** A copy by the ARN of where it is. */
export function copyOf(of: LiveFact['of'], what: string, arn: string): LiveFact {
  const [, , , region = '', account] = arn.split(':');
  return { kind: 'copy', of, what, region, account: account === '' ? undefined : account };
}

async function readSnapshot(
  { clients, region }: CollectContext,
  reading: Reading,
  snapshot: DBSnapshot,
): Promise<void> {
  const { DBSnapshotIdentifier: id, DBInstanceIdentifier: source = 'a database', SourceRegion } = snapshot;
  if (id === undefined) return;
  const of = { type: SNAPSHOT, id, region };
  const from = SourceRegion === undefined || SourceRegion === region ? source : `${source} in ${SourceRegion}`;
  reading.facts.push({ kind: 'snapshot', of, source: from });
  const answer = await reading.attempt(of, 'with whom the snapshot is shared', 'rds:DescribeDBSnapshotAttributes', () =>
    clients.rds.send(new DescribeDBSnapshotAttributesCommand({ DBSnapshotIdentifier: id })),
  );
  for (const attribute of answer?.DBSnapshotAttributesResult?.DBSnapshotAttributes ?? []) {
    if (attribute.AttributeName !== 'restore') continue;
    for (const account of attribute.AttributeValues ?? []) {
      reading.facts.push({ kind: 'snapshot-shared', of, with: account });
    }
  }
}
