import { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { planStages, type StagePlan } from '../../lib/config';
import { contentKindsFor } from '../../lib/stacks/content-kinds';
import { gateRun } from '../support/gate-runs';
import { exampleDeployment } from '../support/platform';
import { shippedStacks } from '../support/shipped-stacks';
import { stacksIn, type SynthesizedStack } from '../support/synthesized-stack';
import { variantStacks } from '../support/variants';

const canada = planOf('ca-prod');
const shipped = shippedStacks((stage) => stage === 'ca-prod');
const withCopiesAbroad = stacksIn(new CloudAssembly(gateRun('abroad').assembly));

function planOf(id: string): StagePlan {
  const plan = planStages(exampleDeployment()).find((candidate) => candidate.id === id);
  if (!plan) throw new Error(`the example has no Stage '${id}'`);
  return plan;
}

const destinations = (stacks: readonly SynthesizedStack[]) =>
  stacks
    .flatMap(({ resources }) => resources)
    .flatMap(({ Properties }) => {
      const replication = Properties['ReplicationConfiguration'] as { Rules: { Destination: unknown }[] } | undefined;
      return replication?.Rules.map(({ Destination }) => JSON.stringify(Destination)) ?? [];
    });

describe('JurisdictionStage', () => {
  test('keeps the contact centre in its Region and the second copies in theirs', () => {
    const regions = shipped.map(({ name, artifact }) => [name, artifact.environment.region]);
    expect(Object.fromEntries(regions)).toEqual({
      'ca-prod-ca-central-1-keys-and-logs': 'ca-central-1',
      'ca-prod-ca-central-1-content': 'ca-central-1',
      'ca-prod-ca-central-1-network': 'ca-central-1',
      'ca-prod-ca-central-1-token-vault': 'ca-central-1',
      'ca-prod-ca-central-1-identity': 'ca-central-1',
      'ca-prod-ca-central-1-api': 'ca-central-1',
      'ca-prod-ca-central-1-databases': 'ca-central-1',
      'ca-prod-ca-central-1-erasure': 'ca-central-1',
      'ca-prod-ca-central-1-privacy-requests': 'ca-central-1',
      'ca-prod-ca-central-1-contact-centre': 'ca-central-1',
      'ca-prod-ca-central-1-payments': 'ca-central-1',
      'ca-prod-ca-central-1-compliance': 'ca-central-1',
      'ca-prod-ca-west-1-keys-and-logs': 'ca-west-1',
      'ca-prod-ca-west-1-content-replica': 'ca-west-1',
      'ca-prod-ca-west-1-compliance': 'ca-west-1',
    });
  });

  test('copies every kind of content when the definition asks for it', () => {
    const found = destinations(shipped);
    expect(found).toHaveLength(contentKindsFor(canada.features).length);
    for (const destination of found) expect(destination).toContain('ca-west-1');
  });

  test('copies to whatever Region the plan names: the residency gate, not the Stage, knows the law', () => {
    const abroad = destinations(withCopiesAbroad);
    expect(abroad).toHaveLength(contentKindsFor(canada.features).length);
    for (const destination of abroad) expect(destination).toContain('us-west-2');
  });

  test('copies nothing when the definition asks for no second copy', () => {
    const stacks = variantStacks('no second copy');
    expect(destinations(stacks)).toEqual([]);
    expect(new Set(stacks.map(({ artifact }) => artifact.environment.region))).toEqual(new Set(['ca-central-1']));
  });

  test('has a bucket for each kind of content that a feature asks for, and no other', () => {
    expect(contentKindsFor(canada.features)).toHaveLength(9);
    const quiet = { ...canada.features, screenRecording: false, contactRecordLake: false };
    expect(contentKindsFor(quiet)).not.toContain('screen-recording');
    // Agent events need the lake too.
    expect(contentKindsFor(quiet)).toContain('contact-record-lake');
    expect(contentKindsFor({ ...quiet, agentEvents: false })).not.toContain('contact-record-lake');
  });

  test('has no stack without resources when nothing is kept', () => {
    const stacks = variantStacks('nothing kept');
    expect(stacks.map(({ name }) => name).sort()).toEqual([
      'ca-prod-ca-central-1-api',
      'ca-prod-ca-central-1-compliance',
      'ca-prod-ca-central-1-contact-centre',
      'ca-prod-ca-central-1-databases',
      'ca-prod-ca-central-1-erasure',
      'ca-prod-ca-central-1-identity',
      'ca-prod-ca-central-1-keys-and-logs',
      'ca-prod-ca-central-1-network',
      'ca-prod-ca-central-1-privacy-requests',
      'ca-prod-ca-central-1-token-vault',
    ]);
    for (const { resources } of stacks) expect(resources).not.toEqual([]);
  });

  test('locks recordings where the law sets a minimum, at home and in the second copy', () => {
    const locks = variantStacks('everything else')
      .filter(({ stage }) => stage === 'ca-prod')
      .flatMap(({ name, resources }) => resources.map((resource) => ({ name, resource })))
      .filter(({ resource }) => resource.Properties['ObjectLockEnabled'] === true)
      .map(({ name, resource }) => `${name} ${resource.logicalId.replace(/[0-9A-F]{8}$/, '')}`);
    expect(locks.sort()).toEqual([
      'ca-prod-ca-central-1-compliance Evidence',
      'ca-prod-ca-central-1-content CallRecordings',
      'ca-prod-ca-west-1-compliance Evidence',
      'ca-prod-ca-west-1-content-replica CallRecordings',
    ]);
  });
});
