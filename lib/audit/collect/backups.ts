import { ListCopyJobsCommand } from '@aws-sdk/client-backup';
import { auditActions } from '../audit-actions';
import { type CollectContext, type Collector, type Page } from '../collector';
import { Reading } from '../reading';
import { copyOf } from './databases';

/** Recovery points that AWS Backup copied elsewhere. AWS keeps these jobs for 30 days; a weekly audit sees each. */
export const backupCopies: Collector = {
  name: 'backup copies',
  actions: auditActions.backupCopies,
  collect: collectCopyJobs,
};

async function* collectCopyJobs(context: CollectContext, from: string | undefined): AsyncGenerator<Page> {
  const { clients, region } = context;
  let token = from;
  do {
    const reading = new Reading();
    const page = await reading.attempt(
      { type: 'AWS::Backup::BackupVault', id: 'every copy job', region },
      'the copies of recovery points',
      'backup:ListCopyJobs',
      () => clients.backup.send(new ListCopyJobsCommand({ NextToken: token, MaxResults: 100 })),
    );
    for (const job of page?.CopyJobs ?? []) {
      const { SourceBackupVaultArn: source, DestinationBackupVaultArn: target, State } = job;
      if (source === undefined || target === undefined || State === 'FAILED') continue;
      const of = { type: 'AWS::Backup::BackupVault', id: source.split(':').at(-1) ?? source, region };
      reading.facts.push(copyOf(of, 'a copied recovery point', target));
    }
    token = page?.NextToken;
    yield { ...reading, next: token };
  } while (token !== undefined);
}
