import { type ChannelExample } from '../../../support/channel-tester';
import { access } from './access';
import { analytics } from './analytics';
import { api } from './api';
import { audit } from './audit';
import { backup } from './backup';
import { compute } from './compute';
import { databaseMigration } from './database-migration';
import { databases } from './databases';
import { dynamodb } from './dynamodb';
import { edge } from './edge';
import { events } from './events';
import { fileTransfer } from './file-transfer';
import { identity } from './identity';
import { keysAndSecrets } from './keys-and-secrets';
import { logs } from './logs';
import { messaging } from './messaging';
import { network } from './network';
import { notifications } from './notifications';
import { objectAccess } from './object-access';
import { objectStorage } from './object-storage';
import { streaming } from './streaming';
import { telemetry } from './telemetry';

/** Every example, one table a theme. */
export const examples: readonly ChannelExample[] = [
  ...access,
  ...analytics,
  ...api,
  ...audit,
  ...backup,
  ...compute,
  ...databaseMigration,
  ...databases,
  ...dynamodb,
  ...edge,
  ...events,
  ...fileTransfer,
  ...identity,
  ...keysAndSecrets,
  ...logs,
  ...messaging,
  ...network,
  ...notifications,
  ...objectAccess,
  ...objectStorage,
  ...streaming,
  ...telemetry,
];
