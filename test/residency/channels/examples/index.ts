import { type ChannelExample } from '../../../support/channel-tester';
import { databases } from './databases';
import { dynamodb } from './dynamodb';
import { keysAndSecrets } from './keys-and-secrets';
import { objectAccess } from './object-access';
import { objectStorage } from './object-storage';

/** Every example, one table a theme. */
export const examples: readonly ChannelExample[] = [
  ...databases,
  ...dynamodb,
  ...keysAndSecrets,
  ...objectAccess,
  ...objectStorage,
];
