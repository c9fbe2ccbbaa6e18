import { ConnectClient } from '@aws-sdk/client-connect';
import { type ConnectDouble } from '../doubles/connect-double';
import { isRecord } from '../doubles/conformance-problems';
import { type Credentials } from '../emulator/emulator';
import { parseTemplate, type Template, type TemplateResource } from './assembly';
import { connectResources, type Attributes } from './connect-resources';
import { collectOutputs, isIntrinsic, outputNameOf, referenceOf, refersTo, type Remainder } from './remainder';

export interface ExerciseProps {
  readonly double: ConnectDouble;
  readonly region: string;
  readonly credentials: Credentials;
  readonly remainder: Remainder;
}

/**
 * The Amazon Connect resources of a template, created as CloudFormation would create them: by the calls of its resource
 * handlers, everything at once whose dependencies are there. This exercises the protocol and the order; it deploys
 * nothing.
 */
export class ConnectExercise {
  private readonly client: ConnectClient;
  private readonly removedIds: ReadonlySet<string>;
  private readonly waiting: Map<string, TemplateResource>;
  private readonly created = new Map<string, Attributes>();

  constructor({ double, region, credentials, remainder }: ExerciseProps) {
    this.client = new ConnectClient({ endpoint: double.endpoint, region, credentials, maxAttempts: 1 });
    this.removedIds = new Set(Object.keys(remainder.removed));
    this.waiting = new Map(Object.entries(remainder.removed));
  }

  /** Creates what needs nothing of the rest of the template, such as the instance whose role a key policy names. */
  async createIndependent(): Promise<void> {
    const needsTheRest = ({ Properties, DependsOn }: TemplateResource): boolean => {
      const outputs: Record<string, unknown> = {};
      collectOutputs(Properties, this.removedIds, outputs);
      return Object.keys(outputs).length > 0 || [DependsOn ?? []].flat().some((id) => !this.removedIds.has(id));
    };
    await this.create((resource) => !needsTheRest(resource), new Map());
  }

  /**
   * Creates what is left.
   *
   * @param outputs - those of the deployed rest
   * @returns how many resources there are now
   * @throws Error when resources wait for each other
   */
  async createRest(outputs: ReadonlyMap<string, string>): Promise<number> {
    await this.create(() => true, outputs);
    if (this.waiting.size > 0) throw new Error(`${[...this.waiting.keys()].join(', ')} wait for each other`);
    return this.created.size;
  }

  /** The template with the values of what was created in the place of references to it. */
  fillIn(template: Template): Template {
    const resources = Object.entries(template.Resources).map(([id, resource]): [string, unknown] => {
      const names = refersTo(resource.Properties, this.removedIds);
      return [id, names ? { ...resource, Properties: this.fill(resource.Properties) } : resource];
    });
    return parseTemplate({ ...template, Resources: Object.fromEntries(resources) });
  }

  close(): void {
    this.client.destroy();
  }

  private async create(
    allowed: (resource: TemplateResource) => boolean,
    outputs: ReadonlyMap<string, string>,
  ): Promise<void> {
    for (;;) {
      const ready = [...this.waiting].filter(
        ([, resource]) => allowed(resource) && this.dependenciesOf(resource).every((id) => this.created.has(id)),
      );
      if (ready.length === 0) return;
      await Promise.all(ready.map(([id, resource]) => this.createOne(id, resource, outputs)));
      for (const [id] of ready) this.waiting.delete(id);
    }
  }

  private async createOne(id: string, { Type, Properties }: TemplateResource, outputs: ReadonlyMap<string, string>) {
    const create = connectResources[Type];
    if (create === undefined)
      throw new Error(`${id} is a ${Type}, which has no calls here; add them to connect-resources.ts`);
    const resolved = this.resolve(Properties ?? {}, outputs);
    this.created.set(id, await create(this.client, isRecord(resolved) ? resolved : {}));
  }

  private dependenciesOf({ DependsOn, Properties }: TemplateResource): readonly string[] {
    const named = [DependsOn ?? []].flat().filter((id) => this.removedIds.has(id));
    return [...named, ...[...this.removedIds].filter((id) => refersTo(Properties, new Set([id])))];
  }

  /** Only references to what was created. */
  private fill(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((element) => this.fill(element));
    if (!isRecord(value)) return value;
    const id = isIntrinsic(value) ? referenceOf(value) : undefined;
    if (id !== undefined && this.removedIds.has(id)) return attributeOf(value, this.created.get(id));
    return Object.fromEntries(Object.entries(value).map(([key, element]) => [key, this.fill(element)]));
  }

  private resolve(value: unknown, outputs: ReadonlyMap<string, string>): unknown {
    const inner = (element: unknown): unknown => this.resolve(element, outputs);
    if (Array.isArray(value)) return value.map(inner);
    if (!isIntrinsic(value)) {
      if (!isRecord(value)) return value;
      return Object.fromEntries(Object.entries(value).map(([key, element]) => [key, inner(element)]));
    }
    if (!refersTo(value, this.removedIds)) {
      const output = outputs.get(outputNameOf(value));
      if (output === undefined) throw new Error(`the deployed rest does not tell ${JSON.stringify(value)}`);
      return output;
    }
    const id = referenceOf(value);
    if (id !== undefined) return attributeOf(value, this.created.get(id));
    const join = value['Fn::Join'];
    if (Array.isArray(join) && typeof join[0] === 'string' && Array.isArray(join[1])) {
      return join[1].map((part: unknown) => String(inner(part))).join(join[0]);
    }
    throw new Error(`${JSON.stringify(value)} cannot be resolved here; teach exercise-connect.ts the function`);
  }
}

function attributeOf(expression: Record<string, unknown>, attributes: Attributes | undefined): string {
  const path = expression['Fn::GetAtt'];
  const name = Array.isArray(path) ? String(path[1]) : 'Ref';
  const value = attributes?.[name];
  if (value === undefined)
    throw new Error(
      `${JSON.stringify(expression)} has no value; CloudFormation has one, or cannot make the stack either`,
    );
  return value;
}
