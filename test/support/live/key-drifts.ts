import { KEY_ID } from './declared-account';
import { liveKey, type LiveState } from './live-state';
import { FOREIGN, type PlantedDrift } from './planted-drift';

const keyOf = (state: LiveState) => {
  const key = state.keys.get(KEY_ID);
  if (!key) throw new Error('the live account has no key');
  return key;
};

/** Keys, their policies and their grants. */
export const keyDrifts: readonly PlantedDrift[] = [
  {
    what: 'a key that is disabled',
    plant: (state) => (keyOf(state).metadata['KeyState'] = 'Disabled'),
    found: [['key-in-service', 'unproven', 'Key']],
  },
  {
    what: 'a key that is going to be deleted',
    plant: (state) => (keyOf(state).metadata['KeyState'] = 'PendingDeletion'),
    found: [['key-in-service', 'unproven', 'Key']],
  },
  {
    what: 'a grant for a foreign account',
    plant: (state) =>
      keyOf(state).grants.push({ GrantId: 'g-1', GranteePrincipal: `arn:aws:iam::${FOREIGN}:role/reader` }),
    found: [['key-grant-stays-home', 'unproven', 'Key']],
  },
  {
    what: 'a grant for a service of another Region',
    plant: (state) =>
      keyOf(state).grants.push({ GrantId: 'g-2', GranteePrincipal: 'dynamodb.us-east-1.amazonaws.com' }),
    found: [['key-grant-stays-home', 'escapes', 'Key']],
  },
  {
    what: 'a key policy for a foreign account',
    plant: (state) => {
      keyOf(state).policy = {
        Statement: [
          { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${FOREIGN}:root` }, Action: 'kms:Decrypt', Resource: '*' },
        ],
      };
    },
    found: [['kms-key-policy', 'unproven', 'Key']],
  },
  {
    what: 'a key without rotation',
    plant: (state) => (keyOf(state).rotation = false),
    found: [['key-rotates', 'unproven', 'Key']],
  },
  {
    what: 'a multi-Region key that nobody declared',
    plant: (state) => {
      const key = liveKey('mrk-1', keyOf(state).policy);
      key.metadata['MultiRegion'] = true;
      state.keys.set('mrk-1', key);
    },
    found: [['kms-multi-region-key', 'unproven', 'mrk-1']],
  },
];
