import {
  DescribeKeyCommand,
  GetKeyPolicyCommand,
  GetKeyRotationStatusCommand,
  type GrantListEntry,
  type KeyMetadata,
  ListGrantsCommand,
  ListKeysCommand,
  ListResourceTagsCommand,
} from '@aws-sdk/client-kms';
import * as z from 'zod';
import { auditActions } from '../audit-actions';
import { type CollectContext, type Collector, type Page } from '../collector';
import { mapConcurrently, Reading } from '../reading';

const KEY = 'AWS::KMS::Key';
const AT_ONCE = 6;
const policySchema = z.record(z.string(), z.json());

/** Every key that the account manages: state, policy, rotation, replicas and grants. */
export const keys: Collector = {
  name: 'keys',
  actions: auditActions.keys,
  collect: collectKeys,
};

async function* collectKeys(context: CollectContext, from: string | undefined): AsyncGenerator<Page> {
  const { clients, region } = context;
  let token = from;
  do {
    const reading = new Reading();
    const page = await reading.attempt({ type: KEY, id: 'every key', region }, 'the list of keys', 'kms:ListKeys', () =>
      clients.kms.send(new ListKeysCommand({ Marker: token, Limit: 100 })),
    );
    await mapConcurrently(page?.Keys ?? [], AT_ONCE, ({ KeyId }) =>
      KeyId === undefined ? Promise.resolve() : readKey(context, reading, KeyId),
    );
    token = page?.Truncated === true ? page.NextMarker : undefined;
    yield { ...reading, next: token };
  } while (token !== undefined);
}

async function readKey(context: CollectContext, reading: Reading, id: string): Promise<void> {
  const { kms } = context.clients;
  const of = { type: KEY, id, region: context.region };
  const described = await reading.attempt(of, 'the key', 'kms:DescribeKey', () =>
    kms.send(new DescribeKeyCommand({ KeyId: id })),
  );
  const metadata = described?.KeyMetadata;
  // Keys that AWS manages have a policy of AWS and hold nobody else's grants.
  if (metadata === undefined || metadata.KeyManager === 'AWS') return;
  const KeyId = metadata.Arn ?? id;
  const policy = await reading.attempt(of, 'the policy of the key', 'kms:GetKeyPolicy', () =>
    kms.send(new GetKeyPolicyCommand({ KeyId, PolicyName: 'default' })),
  );
  const tags = await reading.attempt(of, 'the tags of the key', 'kms:ListResourceTags', () =>
    kms.send(new ListResourceTagsCommand({ KeyId, Limit: 50 })),
  );
  reading.resources.push({
    ...of,
    properties: {
      ...(policy?.Policy === undefined ? {} : { KeyPolicy: policySchema.parse(JSON.parse(policy.Policy)) }),
      ...(metadata.MultiRegion === true ? { MultiRegion: true } : {}),
      Tags: (tags?.Tags ?? []).flatMap(({ TagKey, TagValue }) =>
        TagKey === undefined ? [] : [{ Key: TagKey, Value: TagValue ?? '' }],
      ),
    },
  });
  addReplicas(reading, metadata);
  reading.facts.push({ kind: 'key-state', of, state: metadata.KeyState ?? 'Unavailable' });
  if (metadata.KeyState === 'Enabled' && metadata.KeySpec === 'SYMMETRIC_DEFAULT') {
    const rotation = await reading.attempt(of, 'the rotation of the key', 'kms:GetKeyRotationStatus', () =>
      kms.send(new GetKeyRotationStatusCommand({ KeyId })),
    );
    if (rotation) reading.facts.push({ kind: 'key-rotation', of, enabled: rotation.KeyRotationEnabled === true });
  }
  await readGrants(context, reading, of);
}

/** Replicas of a multi-Region key stand in the Regions that they are for. */
function addReplicas(reading: Reading, { MultiRegionConfiguration, Arn }: KeyMetadata): void {
  if (MultiRegionConfiguration?.MultiRegionKeyType !== 'PRIMARY' || Arn === undefined) return;
  for (const { Arn: replica, Region } of MultiRegionConfiguration.ReplicaKeys ?? []) {
    if (replica === undefined || Region === undefined) continue;
    reading.resources.push({
      type: 'AWS::KMS::ReplicaKey',
      id: replica,
      region: Region,
      properties: { PrimaryKeyArn: Arn },
    });
  }
}

async function readGrants(context: CollectContext, reading: Reading, of: { type: string; id: string; region: string }) {
  await reading.attempt(of, 'the grants of the key', 'kms:ListGrants', async () => {
    let token: string | undefined;
    do {
      const page = await context.clients.kms.send(new ListGrantsCommand({ KeyId: of.id, Marker: token, Limit: 100 }));
      for (const grant of page.Grants ?? []) addGrant(reading, of, grant);
      token = page.Truncated === true ? page.NextMarker : undefined;
    } while (token !== undefined);
  });
}

function addGrant(reading: Reading, of: { type: string; id: string; region: string }, grant: GrantListEntry): void {
  // Who may retire a grant gets no data by it.
  const { GrantId, GranteePrincipal } = grant;
  if (GrantId === undefined || GranteePrincipal === undefined) return;
  reading.facts.push({ kind: 'key-grant', of, grant: GrantId, grantee: GranteePrincipal });
}
