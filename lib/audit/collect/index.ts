import { type Collector } from '../collector';
import { backupCopies } from './backups';
import { buckets } from './buckets';
import { cloudControlCollectors } from './cloud-control';
import { connect } from './connect';
import { databaseCopies } from './databases';
import { keys } from './keys';
import { secrets } from './secrets';
import { stacks } from './stacks';

/** All that an audit reads, in this order. */
export const collectors: readonly Collector[] = [
  stacks,
  connect,
  keys,
  secrets,
  databaseCopies,
  backupCopies,
  ...cloudControlCollectors,
  buckets,
];
