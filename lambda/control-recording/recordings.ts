import { type ConnectClient } from '@aws-sdk/client-connect';

/** The recordings of one instance. */
export interface Recordings {
  readonly client: Pick<ConnectClient, 'send'>;
  readonly instanceId: string;
}
