import { type LiveSubject } from '../../residency/live/live-account';
import { type CollectContext } from '../collector';
import { type Reading } from '../reading';

/** Calls at the same time: Amazon Connect lets most of its operations be called twice a second. */
export const CONNECT_RATE = 2;

/** An instance that is being read. */
export interface ReadInstance {
  readonly context: CollectContext;
  readonly reading: Reading;
  readonly of: LiveSubject;
  readonly instanceId: string;
}

/** All things of a kind, for a list that cannot be read. */
export function every(kind: string, region: string): LiveSubject {
  return { type: 'AWS::Connect::Instance', id: `every ${kind}`, region };
}
