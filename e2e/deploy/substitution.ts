import { isRecord } from '../doubles/conformance-problems';
import { parseTemplate, type Template, type TemplateResource } from './assembly';
import { expressionsWithout, isIntrinsic, needsOf, outputNameOf, referenceOf, referencesIn } from './references';
import { type Attributes, type Properties } from './substitute';

export interface SubstitutionProps {
  readonly template: Template;
  /** Types that are made otherwise. */
  readonly substituted: ReadonlySet<string>;
  /** What is left out: the reason by type, or by type and property. */
  readonly omitted: ReadonlyMap<string, string>;
}

/** A resource that is made otherwise, and can be now. */
export interface ReadyResource {
  readonly id: string;
  readonly type: string;
  readonly properties: Properties;
}

/**
 * A template of which CloudFormation in the emulator can make a part only. It is made in rounds: what CloudFormation can
 * make now, then what is made otherwise and needs that, and so on. CloudFormation resolves every expression, not we: what
 * a resource that is made otherwise needs to know becomes an output.
 */
export class Substitution {
  /** Resources that are left out, with the reason; also those that need one. */
  readonly left: ReadonlyMap<string, string>;
  private readonly waiting: Map<string, TemplateResource>;
  private readonly kept: ReadonlyMap<string, TemplateResource>;
  private readonly substituted: ReadonlySet<string>;
  private readonly made = new Map<string, Attributes>();
  private readonly template: Template;

  constructor({ template, substituted, omitted }: SubstitutionProps) {
    this.template = template;
    this.left = leftOut(template, omitted);
    const rest = Object.entries(template.Resources).filter(([id]) => !this.left.has(id));
    this.waiting = new Map(rest.filter(([, { Type }]) => substituted.has(Type)));
    this.kept = new Map(rest.filter(([, { Type }]) => !substituted.has(Type)));
    this.substituted = new Set(this.waiting.keys());
  }

  /** Whether CloudFormation makes all of the template. */
  get isWhole(): boolean {
    return this.left.size === 0 && this.substituted.size === 0;
  }

  get waitingIds(): readonly string[] {
    return [...this.waiting.keys()];
  }

  /** Resources that are made otherwise, as the template declares them. */
  get substitutedResources(): Template['Resources'] {
    return Object.fromEntries(Object.entries(this.template.Resources).filter(([id]) => this.substituted.has(id)));
  }

  /** How many resources CloudFormation makes in the end. */
  get keptCount(): number {
    return this.kept.size;
  }

  /** What CloudFormation can make now, with the values of what was made otherwise in the place of references. */
  deployable(): Template {
    const ids = new Set([...this.kept.keys()].filter((id) => this.isDeployable(id)));
    const entries = [...ids].map((id): [string, unknown] => {
      const { DependsOn, Properties, ...resource }: TemplateResource = this.resource(id);
      const dependencies = [DependsOn ?? []].flat().filter((dependency) => ids.has(dependency));
      const filled = { ...resource, ...(Properties !== undefined && { Properties: this.fill(Properties) }) };
      return [id, dependencies.length > 0 ? { ...filled, DependsOn: dependencies } : filled];
    });
    const known = (value: unknown): boolean =>
      [...referencesIn(value)].every((id) => !(id in this.template.Resources) || ids.has(id) || this.made.has(id));
    const outputs = Object.entries(this.template.Outputs ?? {}).filter(([, output]) => known(output));
    const asked = [...this.waiting.values()]
      .flatMap(({ Properties }) => expressionsWithout(this.substituted, Properties))
      .filter(known)
      .map((expression): [string, unknown] => [outputNameOf(expression), { Value: expression }]);
    return parseTemplate({
      ...this.template,
      Resources: Object.fromEntries(entries),
      Outputs: Object.fromEntries([
        ...outputs.map(([name, output]): [string, unknown] => [name, this.fill(output)]),
        ...asked,
      ]),
    });
  }

  /**
   * What can be made otherwise now.
   *
   * @param deployed - logical ids that CloudFormation has made
   * @param outputs - those of the deployed stack
   */
  ready(deployed: ReadonlySet<string>, outputs: ReadonlyMap<string, string>): readonly ReadyResource[] {
    const isThere = (id: string): boolean =>
      !(id in this.template.Resources) || this.made.has(id) || deployed.has(id) || this.left.has(id);
    return [...this.waiting].flatMap(([id, resource]) => {
      const isKnown = expressionsWithout(this.substituted, resource.Properties).every((expression) =>
        outputs.has(outputNameOf(expression)),
      );
      if (!isKnown || ![...needsOf(resource)].every(isThere)) return [];
      const properties = this.resolve(resource.Properties ?? {}, outputs);
      return [{ id, type: resource.Type, properties: isRecord(properties) ? properties : {} }];
    });
  }

  /** Notes that a resource was made. */
  setMade(id: string, attributes: Attributes): void {
    this.made.set(id, attributes);
    this.waiting.delete(id);
  }

  private resource(id: string): TemplateResource {
    const resource = this.kept.get(id);
    if (resource === undefined) throw new Error(`there is no resource ${id}`);
    return resource;
  }

  /** Whether a kept resource needs nothing that waits, also not by what it needs itself. */
  private isDeployable(id: string): boolean {
    return [...needsOf(this.resource(id))].every(
      (needed) => !this.waiting.has(needed) && (!this.kept.has(needed) || this.isDeployable(needed)),
    );
  }

  /** Only references to what was made. */
  private fill(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((element) => this.fill(element));
    if (!isRecord(value)) return value;
    const id = isIntrinsic(value) ? referenceOf(value) : undefined;
    if (id !== undefined && this.made.has(id)) return attributeOf(value, this.made.get(id));
    return Object.fromEntries(Object.entries(value).map(([key, element]) => [key, this.fill(element)]));
  }

  private resolve(value: unknown, outputs: ReadonlyMap<string, string>): unknown {
    const inner = (element: unknown): unknown => this.resolve(element, outputs);
    if (Array.isArray(value)) return value.map(inner);
    if (!isIntrinsic(value)) {
      if (!isRecord(value)) return value;
      return Object.fromEntries(Object.entries(value).map(([key, element]) => [key, inner(element)]));
    }
    const output = outputs.get(outputNameOf(value));
    if (output !== undefined) return output;
    const id = referenceOf(value);
    if (id !== undefined) return attributeOf(value, this.made.get(id));
    const join = value['Fn::Join'];
    if (Array.isArray(join) && typeof join[0] === 'string' && Array.isArray(join[1])) {
      return join[1].map((part: unknown) => String(inner(part))).join(join[0]);
    }
    throw new Error(`${JSON.stringify(value)} cannot be resolved here; teach e2e/deploy/substitution.ts the function`);
  }
}

/** Resources of omitted types and, again and again, those that name one of them. */
function leftOut({ Resources }: Template, omitted: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const left = new Map<string, string>();
  for (const [id, { Type, Properties = {} }] of Object.entries(Resources)) {
    const keys = [Type, ...Object.keys(Properties).map((property) => `${Type}.${property}`)];
    const why = keys.map((key) => omitted.get(key)).find((found) => found !== undefined);
    if (why !== undefined) left.set(id, why);
  }
  for (let before = -1; before !== left.size;) {
    before = left.size;
    for (const [id, { Properties }] of Object.entries(Resources)) {
      const needed = left.has(id) ? undefined : [...referencesIn(Properties)].find((name) => left.has(name));
      if (needed !== undefined) left.set(id, `needs ${needed}, which is left out`);
    }
  }
  return left;
}

function attributeOf(expression: Record<string, unknown>, attributes: Attributes | undefined): string {
  const path = expression['Fn::GetAtt'];
  const name = Array.isArray(path) ? path.slice(1).join('.') : 'Ref';
  const value = attributes?.[name];
  if (value === undefined)
    throw new Error(
      `${JSON.stringify(expression)} has no value; CloudFormation has one, or cannot make the stack either`,
    );
  return value;
}
