import {
  DescribeContactFlowCommand,
  ListContactFlowsCommand,
  ListIntegrationAssociationsCommand,
} from '@aws-sdk/client-connect';
import { mapConcurrently } from '../reading';
import { CONNECT_RATE, type ReadInstance } from './connect-instance';

/** Functions, bots and applications that the instance hands data to. */
export async function readIntegrations({ context, reading, of, instanceId }: ReadInstance): Promise<void> {
  await reading.attempt(of, 'the integrations', 'connect:ListIntegrationAssociations', async () => {
    let token: string | undefined;
    do {
      const page = await context.clients.connect.send(
        new ListIntegrationAssociationsCommand({ InstanceId: instanceId, NextToken: token }),
      );
      for (const association of page.IntegrationAssociationSummaryList ?? []) {
        const { IntegrationAssociationArn: id, IntegrationArn, IntegrationType } = association;
        if (id === undefined || IntegrationArn === undefined) continue;
        reading.resources.push({
          type: 'AWS::Connect::IntegrationAssociation',
          id,
          region: context.region,
          properties: { InstanceId: of.id, IntegrationArn, IntegrationType: IntegrationType ?? '' },
        });
      }
      token = page.NextToken;
    } while (token !== undefined);
  });
}

/** What the flows call, play and transfer to. */
export async function readContactFlows(target: ReadInstance): Promise<void> {
  const { context, reading, of, instanceId } = target;
  const { connect } = context.clients;
  await reading.attempt(of, 'the list of flows', 'connect:ListContactFlows', async () => {
    let token: string | undefined;
    do {
      const page = await connect.send(new ListContactFlowsCommand({ InstanceId: instanceId, NextToken: token }));
      await mapConcurrently(page.ContactFlowSummaryList ?? [], CONNECT_RATE, ({ Id, Arn }) =>
        Id === undefined || Arn === undefined ? Promise.resolve() : readFlow(target, Id, Arn),
      );
      token = page.NextToken;
    } while (token !== undefined);
  });
}

async function readFlow({ context, reading, of, instanceId }: ReadInstance, flowId: string, id: string): Promise<void> {
  const flow = { type: 'AWS::Connect::ContactFlow', id, region: context.region };
  const described = await reading.attempt(flow, 'the content of the flow', 'connect:DescribeContactFlow', () =>
    context.clients.connect.send(new DescribeContactFlowCommand({ InstanceId: instanceId, ContactFlowId: flowId })),
  );
  const content = described?.ContactFlow;
  if (content?.Content === undefined) return;
  const { Content, Name = flowId, Type = 'CONTACT_FLOW' } = content;
  reading.resources.push({ ...flow, properties: { InstanceArn: of.id, Name, Type, Content } });
}
