import { type ChannelExample } from '../../../support/channel-tester';
import { access } from './access';
import { analytics } from './analytics';
import { api } from './api';
import { audit } from './audit';
import { backup } from './backup';
import { compute } from './compute';
import { contactCentre } from './contact-centre';
import { contactFlow } from './contact-flow';
import { conversationAi } from './conversation-ai';
import { customerEngagement } from './customer-engagement';
import { databaseMigration } from './database-migration';
import { databases } from './databases';
import { dynamodb } from './dynamodb';
import { edge } from './edge';
import { events } from './events';
import { fileTransfer } from './file-transfer';
import { generativeAi } from './generative-ai';
import { identity } from './identity';
import { keysAndSecrets } from './keys-and-secrets';
import { logs } from './logs';
import { messaging } from './messaging';
import { network } from './network';
import { notifications } from './notifications';
import { objectAccess } from './object-access';
import { objectReplication } from './object-replication';
import { objectStorage } from './object-storage';
import { provisioning } from './provisioning';
import { purposeBuiltDatabases } from './purpose-built-databases';
import { serverless } from './serverless';
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
  ...contactCentre,
  ...contactFlow,
  ...conversationAi,
  ...customerEngagement,
  ...databaseMigration,
  ...databases,
  ...dynamodb,
  ...edge,
  ...events,
  ...fileTransfer,
  ...generativeAi,
  ...identity,
  ...keysAndSecrets,
  ...logs,
  ...messaging,
  ...network,
  ...notifications,
  ...objectAccess,
  ...objectReplication,
  ...objectStorage,
  ...provisioning,
  ...purposeBuiltDatabases,
  ...serverless,
  ...streaming,
  ...telemetry,
];
