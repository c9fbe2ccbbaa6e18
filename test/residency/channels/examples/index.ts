import { type ChannelExample } from '../../../support/channel-tester';

/** Every example, one table a theme. */
export const examples: readonly ChannelExample[] = [
];
