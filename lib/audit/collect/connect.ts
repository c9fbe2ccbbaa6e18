import {
  DescribeInstanceCommand,
  type InstanceSummary,
  ListAnalyticsDataAssociationsCommand,
  ListInstancesCommand,
  ListInstanceStorageConfigsCommand,
} from '@aws-sdk/client-connect';
import { storageTypes } from '../../domain/storage-type';
import { auditActions } from '../audit-actions';
import { type CollectContext, type Collector, type Page } from '../collector';
import { Reading } from '../reading';
import { readAttributes } from './connect-attributes';
import { CONNECT_RATE, every, type ReadInstance } from './connect-instance';
import { readContactFlows, readIntegrations } from './connect-configuration';
import { readPhoneNumbers, readTrafficDistribution } from './connect-routing';
import { mapConcurrently } from '../reading';
import { isStored, storageProperties } from './connect-storage';

/** Amazon Connect: instances, what is switched on in them, where each of their storage types goes, replicas, integrations, numbers and flows. */
export const connect: Collector = {
  name: 'connect',
  actions: auditActions.connect,
  collect: collectInstances,
};

/** One page for each page of instances; there are few instances, and each has little. */
async function* collectInstances(context: CollectContext, from: string | undefined): AsyncGenerator<Page> {
  const { clients, region } = context;
  let token = from;
  do {
    const reading = new Reading();
    const page = await reading.attempt(
      every('instance', region),
      'the list of instances',
      'connect:ListInstances',
      () => clients.connect.send(new ListInstancesCommand({ NextToken: token, MaxResults: 10 })),
    );
    for (const summary of page?.InstanceSummaryList ?? []) await readInstance(context, reading, summary);
    token = page?.NextToken;
    yield { ...reading, next: token };
  } while (token !== undefined);
}

async function readInstance(context: CollectContext, reading: Reading, summary: InstanceSummary): Promise<void> {
  const { Id: instanceId, Arn: id } = summary;
  if (instanceId === undefined || id === undefined) return;
  const of = { type: 'AWS::Connect::Instance', id, region: context.region };
  const target: ReadInstance = { context, reading, of, instanceId };
  const described = await reading.attempt(of, 'the instance', 'connect:DescribeInstance', () =>
    context.clients.connect.send(new DescribeInstanceCommand({ InstanceId: instanceId })),
  );
  if (!described) return;
  const { Instance: instance, ReplicationConfiguration: replication } = described;
  const isActive = instance?.InstanceStatus === 'ACTIVE';
  reading.resources.push({
    ...of,
    properties: {
      ...(isActive ? { Attributes: await readAttributes(target) } : {}),
      IdentityManagementType: instance?.IdentityManagementType ?? 'SAML',
      ...(instance?.InstanceAlias === undefined ? {} : { InstanceAlias: instance.InstanceAlias }),
      Tags: Object.entries(instance?.Tags ?? {}).map(([Key, Value]) => ({ Key, Value })),
    },
  });
  if (!isActive) {
    reading.facts.push({ kind: 'instance-status', of, status: instance?.InstanceStatus ?? 'in no state' });
    return;
  }
  for (const { Region } of replication?.ReplicationStatusSummaryList ?? []) {
    if (Region !== undefined && Region !== context.region) {
      reading.facts.push({ kind: 'instance-replica', of, region: Region });
    }
  }
  await readStorage(target);
  await readTrafficDistribution(target);
  await readIntegrations(target);
  await readPhoneNumbers(target);
  await readDataShares(target);
  await readContactFlows(target);
}

async function readStorage({ context, reading, of, instanceId }: ReadInstance): Promise<void> {
  await mapConcurrently(storageTypes, CONNECT_RATE, async (resourceType) => {
    const what = `the storage of ${resourceType}`;
    await reading.attempt(of, what, 'connect:ListInstanceStorageConfigs', async () => {
      let token: string | undefined;
      do {
        const page = await context.clients.connect.send(
          new ListInstanceStorageConfigsCommand({
            InstanceId: instanceId,
            ResourceType: resourceType,
            NextToken: token,
          }),
        );
        for (const config of (page.StorageConfigs ?? []).filter(isStored)) {
          reading.resources.push({
            type: 'AWS::Connect::InstanceStorageConfig',
            id: [of.id, config.AssociationId ?? '', resourceType].join('|'),
            region: context.region,
            properties: { InstanceArn: of.id, ResourceType: resourceType, ...storageProperties(config) },
          });
        }
        token = page.NextToken;
      } while (token !== undefined);
    });
  });
}

async function readDataShares({ context, reading, of, instanceId }: ReadInstance): Promise<void> {
  const what = 'with whom analytics data is shared';
  await reading.attempt(of, what, 'connect:ListAnalyticsDataAssociations', async () => {
    let token: string | undefined;
    do {
      const page = await context.clients.connect.send(
        new ListAnalyticsDataAssociationsCommand({ InstanceId: instanceId, NextToken: token }),
      );
      for (const { DataSetId = 'a data set', TargetAccountId } of page.Results ?? []) {
        reading.resources.push({
          type: 'AWS::Connect::DataLakeAssociation',
          id: `${of.id}|${DataSetId}|${TargetAccountId ?? ''}`,
          region: context.region,
          properties: {
            InstanceId: instanceId,
            DataSetIds: [DataSetId],
            ...(TargetAccountId === undefined ? {} : { TargetAccountId }),
          },
        });
      }
      token = page.NextToken;
    } while (token !== undefined);
  });
}
