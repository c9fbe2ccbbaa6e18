import { physicalNamePath } from '../facts/resource-types';
import { display } from '../resolve/text';
import { resolveTexts } from '../resolve/resolver';
import { select } from '../resolve/select';
import { type ResidencyScope } from '../scope';
import { type TemplateInput } from '../template-input';
import { type JsonObject, objectProperty, property } from '../template/json';
import { readTemplate, type Template } from '../template/template';
import { environmentOf, findResource } from './resources';
import { type LocatedNode, type NamedResource, type StackModel, type WorldIndex } from './stack-model';

/** CDK's writer of values that a stack of another Region reads; one resource carries several. */
const CROSS_REGION_WRITER = 'Custom::CrossRegionExportWriter';

interface Candidate<T> {
  readonly region: string | undefined;
  readonly account: string | undefined;
  readonly value: T;
}

type Index<T> = Map<string, Candidate<T>[]>;

/** Inputs whose templates have been read: of two sets that differ in one template, the others are read once. */
const templatesRead = new WeakMap<TemplateInput, Template>();

function templateOf(input: TemplateInput): Template {
  const known = templatesRead.get(input);
  if (known) return known;
  const template = readTemplate(input.text(), input.file);
  templatesRead.set(input, template);
  return template;
}

/** All stacks of the set and what they say of each other. Indexes are built when first asked for. */
export class World implements WorldIndex {
  readonly stacks: readonly StackModel[];
  private readonly byName = new Map<string, StackModel>();
  private readonly byStackName = new Map<string, StackModel[]>();
  private readonly children = new Map<string, StackModel>();
  private exportsIndex: Index<LocatedNode> | undefined;
  private parametersIndex: Index<LocatedNode> | undefined;
  private namesIndex: Index<NamedResource> | undefined;

  constructor(inputs: readonly TemplateInput[], scopeOf: (stack: string) => ResidencyScope) {
    this.stacks = inputs.map((input) => this.add(input, scopeOf(input.stack)));
  }

  private add(input: TemplateInput, scope: ResidencyScope): StackModel {
    const stack: StackModel = {
      name: input.stack,
      file: input.file,
      region: input.region,
      account: input.account,
      scope,
      template: templateOf(input),
      world: this,
      passedParameter: (name) => this.passed(input, name),
    };
    this.byName.set(stack.name, stack);
    const stackName = input.stackName ?? input.stack;
    this.byStackName.set(stackName, [...(this.byStackName.get(stackName) ?? []), stack]);
    if (input.nestedIn) this.children.set(childKey(input.nestedIn.stack, input.nestedIn.logicalId), stack);
    return stack;
  }

  private passed(input: TemplateInput, name: string): LocatedNode | undefined {
    const parent = input.nestedIn && this.byName.get(input.nestedIn.stack);
    const resource = input.nestedIn && parent?.template.resources.get(input.nestedIn.logicalId);
    const node = resource && property(objectProperty(resource.properties, 'Parameters'), name);
    return parent && node !== undefined ? { node, stack: parent } : undefined;
  }

  stack(name: string): StackModel | undefined {
    return this.byName.get(name);
  }

  nested(parent: StackModel, logicalId: string): StackModel | undefined {
    return this.children.get(childKey(parent.name, logicalId));
  }

  output(stackName: string, output: string, region: string | undefined): LocatedNode | undefined {
    const candidates = this.byStackName.get(stackName) ?? [];
    const stack = candidates.find((candidate) => region === undefined || candidate.region === region);
    const node = stack && property(objectProperty(stack.template.outputs, output), 'Value');
    return stack && node !== undefined ? { node, stack } : undefined;
  }

  exported(name: string, from: StackModel): LocatedNode | undefined {
    this.exportsIndex ??= this.indexExports();
    return nearest(this.exportsIndex.get(name), from);
  }

  storedParameter(name: string, from: StackModel): LocatedNode | undefined {
    this.parametersIndex ??= this.indexParameters();
    return nearest(this.parametersIndex.get(name), from);
  }

  bucket(name: string): NamedResource | undefined {
    this.namesIndex ??= this.indexNames();
    return this.namesIndex.get(nameKey('AWS::S3::Bucket', name))?.[0]?.value;
  }

  named(type: string, name: string, region: string | undefined): NamedResource | undefined {
    this.namesIndex ??= this.indexNames();
    const candidates = this.namesIndex.get(nameKey(type, name)) ?? [];
    return candidates.find((candidate) => candidate.region === region)?.value;
  }

  private indexExports(): Index<LocatedNode> {
    const index: Index<LocatedNode> = new Map();
    for (const stack of this.stacks) {
      for (const output of Object.values(stack.template.outputs)) {
        const name = property(objectProperty(output, 'Export'), 'Name');
        const node = property(output, 'Value');
        if (name === undefined || node === undefined) continue;
        for (const text of resolveTexts(name, environmentOf(stack))) put(index, display(text), stack, { node, stack });
      }
    }
    return index;
  }

  private indexParameters(): Index<LocatedNode> {
    const index: Index<LocatedNode> = new Map();
    for (const stack of this.stacks) {
      for (const resource of stack.template.resources.values()) {
        if (resource.type === 'AWS::SSM::Parameter') this.indexParameter(index, stack, resource.properties);
        if (resource.type === CROSS_REGION_WRITER) indexWriter(index, stack, resource.properties);
      }
    }
    return index;
  }

  private indexParameter(index: Index<LocatedNode>, stack: StackModel, properties: JsonObject): void {
    const node = property(properties, 'Value');
    if (node === undefined) return;
    for (const text of resolveTexts(property(properties, 'Name'), environmentOf(stack)))
      put(index, display(text), stack, { node, stack });
  }

  private indexNames(): Index<NamedResource> {
    const index: Index<NamedResource> = new Map();
    for (const stack of this.stacks) {
      for (const { logicalId, type } of stack.template.resources.values()) {
        const path = physicalNamePath(type);
        const resource = path === undefined ? undefined : findResource(stack, logicalId);
        if (path === undefined || !resource) continue;
        for (const { value } of select(resource.properties, path, resource.environment)) {
          for (const text of value.text ? [value.text] : resolveTexts(value.node, value.environment)) {
            put(index, nameKey(type, display(text)), stack, { stack, logicalId });
          }
        }
      }
    }
    return index;
  }
}

function indexWriter(index: Index<LocatedNode>, stack: StackModel, properties: JsonObject): void {
  const writer = objectProperty(properties, 'WriterProps');
  const region = property(writer, 'region');
  for (const [name, node] of Object.entries(objectProperty(writer, 'exports'))) {
    const target = typeof region === 'string' ? region : undefined;
    add(index, name, { region: target, account: stack.account, value: { node, stack } });
  }
}

function put<T>(index: Index<T>, key: string, stack: StackModel, value: T): void {
  add(index, key, { region: stack.region, account: stack.account, value });
}

function add<T>(index: Index<T>, key: string, candidate: Candidate<T>): void {
  const present = index.get(key);
  if (present) present.push(candidate);
  else index.set(key, [candidate]);
}

/** Names are per account and Region; where either is not known, the only candidate is taken. */
function nearest<T>(candidates: readonly Candidate<T>[] | undefined, from: StackModel): T | undefined {
  if (!candidates) return undefined;
  const same = candidates.find(({ region, account }) => region === from.region && account === from.account);
  const possible = candidates.filter(
    ({ region, account }) =>
      (region === undefined || from.region === undefined || region === from.region) &&
      (account === undefined || from.account === undefined || account === from.account),
  );
  return (same ?? (possible.length === 1 ? possible[0] : undefined))?.value;
}

function nameKey(type: string, name: string): string {
  return `${type}|${name}`;
}

function childKey(parent: string, logicalId: string): string {
  return `${parent}|${logicalId}`;
}
