import { GetTemplateCommand, ListStackResourcesCommand } from '@aws-sdk/client-cloudformation';
import { type Placement } from '../../residency/live/live-account';
import { auditActions } from '../audit-actions';
import { type CollectContext, type Collector, type KnownStack, type Page } from '../collector';
import { Reading } from '../reading';

const STACK = 'AWS::CloudFormation::Stack';

/** The stacks of the deployment as CloudFormation knows them: what was declared. */
export const stacks: Collector = {
  name: 'stacks',
  actions: auditActions.stacks,
  collect: collectStacks,
};

/** The cursor is the number of stacks that are done. */
async function* collectStacks(context: CollectContext, from: string | undefined): AsyncGenerator<Page> {
  const done = Number(from ?? 0);
  for (const [index, stack] of context.stacks.entries()) {
    if (index < done) continue;
    const next = index + 1 < context.stacks.length ? String(index + 1) : undefined;
    yield { ...(await readStack(context, stack)), next };
  }
}

async function readStack({ clients, region }: CollectContext, { name, stackName }: KnownStack): Promise<Page> {
  const reading = new Reading();
  const of = { type: STACK, id: stackName, region };
  const template = await reading.attempt(of, `the template of stack ${stackName}`, 'cloudformation:GetTemplate', () =>
    clients.cloudFormation.send(new GetTemplateCommand({ StackName: stackName, TemplateStage: 'Original' })),
  );
  const placements: Placement[] = [];
  await reading.attempt(of, `the resources of stack ${stackName}`, 'cloudformation:ListStackResources', async () => {
    let token: string | undefined;
    do {
      const page = await clients.cloudFormation.send(
        new ListStackResourcesCommand({ StackName: stackName, NextToken: token }),
      );
      for (const { LogicalResourceId, PhysicalResourceId, ResourceType } of page.StackResourceSummaries ?? []) {
        if (LogicalResourceId === undefined || PhysicalResourceId === undefined || ResourceType === undefined) continue;
        placements.push({
          stack: name,
          logicalId: LogicalResourceId,
          type: ResourceType,
          physicalId: PhysicalResourceId,
        });
      }
      token = page.NextToken;
    } while (token !== undefined);
  });
  const text = template?.TemplateBody;
  return { ...reading, placements, ...(text === undefined ? {} : { templates: [{ stack: name, stackName, text }] }) };
}
