import { type Channel } from '../channel';
import { access } from './access';
import { analytics } from './analytics';
import { api } from './api';
import { audit } from './audit';
import { beyondTemplates } from './beyond-templates';
import { contactCentre } from './contact-centre';
import { conversationAi } from './conversation-ai';
import { customerEngagement } from './customer-engagement';
import { edge } from './edge';
import { generativeAi } from './generative-ai';
import { identity } from './identity';
import { logs } from './logs';
import { messaging } from './messaging';
import { network } from './network';
import { objectStorage } from './object-storage';
import { provisioning } from './provisioning';
import { telemetry } from './telemetry';

/** The whole channel catalogue. */
export const channels: readonly Channel[] = [
  ...access,
  ...analytics,
  ...api,
  ...audit,
  ...beyondTemplates,
  ...contactCentre,
  ...conversationAi,
  ...customerEngagement,
  ...edge,
  ...generativeAi,
  ...identity,
  ...logs,
  ...messaging,
  ...network,
  ...objectStorage,
  ...provisioning,
  ...telemetry,
];
