import { type Channel } from '../channel';
import { access } from './access';
import { analytics } from './analytics';
import { api } from './api';
import { audit } from './audit';
import { backup } from './backup';
import { beyondTemplates } from './beyond-templates';
import { compute } from './compute';
import { contactCentre } from './contact-centre';
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
import { liveState } from './live-state';
import { logs } from './logs';
import { messaging } from './messaging';
import { network } from './network';
import { notifications } from './notifications';
import { objectAccess } from './object-access';
import { objectStorage } from './object-storage';
import { provisioning } from './provisioning';
import { purposeBuiltDatabases } from './purpose-built-databases';
import { streaming } from './streaming';
import { telemetry } from './telemetry';

/** The whole channel catalogue. */
export const channels: readonly Channel[] = [
  ...access,
  ...analytics,
  ...api,
  ...audit,
  ...backup,
  ...beyondTemplates,
  ...compute,
  ...contactCentre,
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
  ...liveState,
  ...logs,
  ...messaging,
  ...network,
  ...notifications,
  ...objectAccess,
  ...objectStorage,
  ...provisioning,
  ...purposeBuiltDatabases,
  ...streaming,
  ...telemetry,
];
