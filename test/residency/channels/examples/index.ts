import { type ChannelExample } from '../../../support/channel-tester';
import { audit } from './audit';
import { backup } from './backup';
import { databaseMigration } from './database-migration';
import { databases } from './databases';
import { dynamodb } from './dynamodb';
import { edge } from './edge';
import { fileTransfer } from './file-transfer';
import { keysAndSecrets } from './keys-and-secrets';
import { logs } from './logs';
import { objectAccess } from './object-access';
import { objectStorage } from './object-storage';
import { telemetry } from './telemetry';

/** Every example, one table a theme. */
export const examples: readonly ChannelExample[] = [
  ...audit,
  ...backup,
  ...databaseMigration,
  ...databases,
  ...dynamodb,
  ...edge,
  ...fileTransfer,
  ...keysAndSecrets,
  ...logs,
  ...objectAccess,
  ...objectStorage,
  ...telemetry,
];
