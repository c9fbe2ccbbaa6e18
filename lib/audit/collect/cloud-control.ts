import { GetResourceCommand, ListResourcesCommand } from '@aws-sdk/client-cloudcontrol';
import * as z from 'zod';
import { type LiveResource, type LiveSubject } from '../../residency/live/live-account';
import { type JsonObject } from '../../residency/template/json';
import { cloudControlActions } from '../audit-actions';
import { type CollectContext, type Collector, type Page } from '../collector';
import { mapConcurrently, Reading } from '../reading';
import { type CloudControlType, cloudControlTypes } from './cloud-control-types';

/** Reads of one type at the same time; Cloud Control throttles an account as a whole. */
const AT_ONCE = 8;

const propertiesSchema = z.record(z.string(), z.json());

/** One collector for each type that Cloud Control reads without help. */
export const cloudControlCollectors: readonly Collector[] = cloudControlTypes.map((known): Collector => ({
  name: `cloud-control ${known.type}`,
  actions: [...cloudControlActions, ...words(known.actions), ...words(known.children?.actions ?? '')],
  collect: (context, from) => collectType(context, known, from),
}));

async function* collectType(
  context: CollectContext,
  known: CloudControlType,
  from: string | undefined,
): AsyncGenerator<Page> {
  const { type, children } = known;
  let token = from;
  do {
    const reading = new Reading();
    const { ids, next } = await listPage(context, reading, { type }, token);
    reading.resources.push(...(await describeAll(context, reading, type, ids, words(known.computed))));
    if (children) {
      await mapConcurrently(ids, AT_ONCE, async (id) => {
        const inner = await listAll(context, reading, { type: children.type, model: { [children.by]: id } });
        reading.resources.push(...(await describeAll(context, reading, children.type, inner, [])));
      });
    }
    token = next;
    yield { ...reading, next };
  } while (token !== undefined);
}

interface Listing {
  readonly type: string;
  /** What a type wants to know before it lists. */
  readonly model?: Readonly<Record<string, string>>;
}

async function listPage(
  { clients, region }: CollectContext,
  reading: Reading,
  { type, model }: Listing,
  token: string | undefined,
): Promise<{ readonly ids: readonly string[]; readonly next?: string }> {
  const of: LiveSubject = { type, id: Object.values(model ?? {})[0] ?? `every ${type}`, region };
  const page = await reading.attempt(of, `the list of ${type}`, 'cloudformation:ListResources', () =>
    clients.cloudControl.send(
      new ListResourcesCommand({
        TypeName: type,
        NextToken: token,
        ...(model ? { ResourceModel: JSON.stringify(model) } : {}),
      }),
    ),
  );
  const ids = (page?.ResourceDescriptions ?? []).flatMap(({ Identifier }) => Identifier ?? []);
  return { ids, ...(page?.NextToken === undefined ? {} : { next: page.NextToken }) };
}

async function listAll(context: CollectContext, reading: Reading, listing: Listing): Promise<readonly string[]> {
  const ids: string[] = [];
  let token: string | undefined;
  do {
    const page = await listPage(context, reading, listing, token);
    ids.push(...page.ids);
    token = page.next;
  } while (token !== undefined);
  return ids;
}

async function describeAll(
  context: CollectContext,
  reading: Reading,
  type: string,
  ids: readonly string[],
  computed: readonly string[],
): Promise<readonly LiveResource[]> {
  const found = await mapConcurrently(ids, AT_ONCE, (id) => describeResource(context, reading, type, id, computed));
  return found.flatMap((resource) => resource ?? []);
}

/** The resource as CloudFormation would describe it, without what nobody sets. */
export async function describeResource(
  { clients, region }: CollectContext,
  reading: Reading,
  type: string,
  id: string,
  computed: readonly string[],
): Promise<LiveResource | undefined> {
  return reading.attempt({ type, id, region }, 'its configuration', 'cloudformation:GetResource', async () => {
    const answer = await clients.cloudControl.send(new GetResourceCommand({ TypeName: type, Identifier: id }));
    const text = answer.ResourceDescription?.Properties ?? '{}';
    const properties = Object.entries(propertiesSchema.parse(JSON.parse(text)));
    const set: JsonObject = Object.fromEntries(properties.filter(([name]) => !computed.includes(name)));
    return { type, id, region, properties: set };
  });
}

function words(list: string): readonly string[] {
  return list.split(' ').filter((word) => word !== '');
}
