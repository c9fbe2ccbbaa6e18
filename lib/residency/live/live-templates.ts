import { type Json } from '../template/json';
import { type TemplateInput } from '../template-input';
import { type LiveAccount, type LiveResource, type LiveSubject, type Placement } from './live-account';

/** Name in the set for what no stack of the deployment declares. */
export function undeclaredIn(region: string): string {
  return `undeclared/${region}`;
}

/** Where a live thing stands in the set. */
export interface LiveAddress {
  readonly stack: string;
  readonly logicalId: string;
  readonly declared: boolean;
}

/** Types by which CloudFormation and this audit may call the same thing. */
const OTHER_NAME: Readonly<Record<string, string>> = {
  'AWS::DynamoDB::GlobalTable': 'AWS::DynamoDB::Table',
  'AWS::KMS::Key': 'AWS::KMS::ReplicaKey',
};

/** Finds the declaration of live things by their physical ids. */
export class LiveAddresses {
  private readonly byPhysicalId = new Map<string, Placement>();

  constructor(
    placements: readonly Placement[],
    private readonly home: string,
  ) {
    for (const placement of placements) this.byPhysicalId.set(keyOf(placement.type, placement.physicalId), placement);
  }

  of({ type, id, region }: LiveSubject): LiveAddress {
    const other = OTHER_NAME[type];
    const placement =
      // Names are unique in a Region only.
      region !== this.home
        ? undefined
        : (this.byPhysicalId.get(keyOf(type, id)) ??
          (other === undefined ? undefined : this.byPhysicalId.get(keyOf(other, id))));
    return placement
      ? { stack: placement.stack, logicalId: placement.logicalId, declared: true }
      : { stack: undeclaredIn(region), logicalId: id, declared: false };
  }
}

/**
 * The live resources as templates, so that the engine that judges a synthesis judges them: one for each stack that
 * declares them, and one in each Region for the rest.
 */
export function liveTemplates({ account, resources }: LiveAccount, addresses: LiveAddresses): readonly TemplateInput[] {
  const groups = new Map<string, { readonly region: string; readonly members: Map<string, LiveResource> }>();
  for (const resource of resources) {
    const { stack, logicalId } = addresses.of(resource);
    const group = groups.get(stack) ?? { region: resource.region, members: new Map<string, LiveResource>() };
    groups.set(stack, group);
    // Two types may share an identifier, such as a bucket and its policy.
    group.members.set(group.members.has(logicalId) ? `${logicalId} (${resource.type})` : logicalId, resource);
  }
  return [...groups].map(([stack, { region, members }]) => ({
    stack,
    file: `aws://${account}/${region}`,
    region,
    account,
    text: () => templateText(members),
  }));
}

function templateText(members: ReadonlyMap<string, LiveResource>): string {
  const resources: Record<string, Json> = {};
  for (const [logicalId, { type, properties }] of members) {
    resources[logicalId] = { Type: type, Properties: properties };
  }
  return JSON.stringify({ Resources: resources });
}

function keyOf(type: string, physicalId: string): string {
  return `${type}|${physicalId}`;
}
