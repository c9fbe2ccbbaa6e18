import { type RunbookHeading } from '../../alarms/runbook';
import { contactCentreCalls } from './contact-centre';
import { copyCalls } from './copies';
import { edgeCalls } from './edge';
import { permissionCalls } from './permissions';
import { routeCalls } from './routes';
import { safeguardCalls } from './safeguards';
import { sharingCalls } from './sharing';
import { type WatchedCalls } from './watched-calls';

/** Watched calls with one meaning. */
export interface CallGroup {
  /** Begins the id of its rules. */
  readonly id: string;
  /** What has happened, for people. */
  readonly description: string;
  readonly runbook: RunbookHeading;
  readonly calls: readonly WatchedCalls[];
}

/** Calls after which data can be somewhere else: in each, the residency of the account has to be looked at again. */
export const residencyCallGroups: readonly CallGroup[] = [
  {
    id: 'ContactCentre',
    description: 'Somebody changed where a contact centre stores or sends data.',
    runbook: 'settings-of-a-contact-centre-were-changed',
    calls: contactCentreCalls,
  },
  {
    id: 'Copies',
    description: 'Somebody made a copy of data, or a place for one.',
    runbook: 'a-copy-of-data-was-made',
    calls: copyCalls,
  },
  {
    id: 'Routes',
    description: 'Somebody sent data another way.',
    runbook: 'data-was-sent-another-way',
    calls: routeCalls,
  },
  {
    id: 'Sharing',
    description: 'Somebody let others at data.',
    runbook: 'data-was-shared',
    calls: sharingCalls,
  },
  {
    id: 'Edge',
    description: 'Somebody opened another Region or the edge, or lifted a policy that keeps them shut.',
    runbook: 'a-region-or-the-edge-was-opened',
    calls: edgeCalls,
  },
];

/** Calls that weaken what watches. */
export const safeguardCallGroup: CallGroup = {
  id: 'Safeguards',
  description: 'Somebody changed what watches the account.',
  runbook: 'the-watch-was-changed',
  calls: safeguardCalls,
};

/** Calls that change who may do what, which arrive from the Region of global services. */
export const permissionCallGroup: CallGroup = {
  id: 'Permissions',
  description: 'Somebody changed who may do what.',
  runbook: 'permissions-were-changed',
  calls: permissionCalls,
};
