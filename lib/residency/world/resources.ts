import { assumeCondition, evaluateCondition } from '../resolve/conditions';
import { type Environment } from '../resolve/environment';
import { resolveTexts } from '../resolve/resolver';
import { property } from '../template/json';
import { type TemplateResource } from '../template/template';
import { type ResourceModel } from './resource-model';
import { type StackModel, type WorldIndex } from './stack-model';

/** Values of the stack with nothing assumed. */
export function environmentOf(stack: StackModel): Environment {
  return { stack, assumptions: new Map(), depth: 0 };
}

/** The resources that can exist: those whose condition cannot hold in the stack's Region are left out. */
export function* resourcesOf(stack: StackModel): Generator<ResourceModel> {
  const environment = environmentOf(stack);
  for (const declared of stack.template.resources.values()) {
    const { condition } = declared;
    if (condition !== undefined && evaluateCondition(condition, environment, resolveTexts) === false) continue;
    yield modelOf(declared, stack, environment);
  }
}

/** One resource of a stack by its logical id. */
export function findResource(stack: StackModel | undefined, logicalId: string): ResourceModel | undefined {
  const declared = stack?.template.resources.get(logicalId);
  return stack && declared && modelOf(declared, stack, environmentOf(stack));
}

const byType = new WeakMap<WorldIndex, ReadonlyMap<string, readonly ResourceModel[]>>();

/** Every resource of a type that one of the stacks declares. The index is made once for a set. */
export function resourcesOfType(world: WorldIndex, type: string): readonly ResourceModel[] {
  let index = byType.get(world);
  if (!index) byType.set(world, (index = indexByType(world)));
  return index.get(type) ?? [];
}

function indexByType({ stacks }: WorldIndex): ReadonlyMap<string, readonly ResourceModel[]> {
  const index = new Map<string, ResourceModel[]>();
  for (const stack of stacks) {
    const environment = environmentOf(stack);
    for (const declared of stack.template.resources.values()) {
      const model = modelOf(declared, stack, environment);
      const known = index.get(declared.type);
      if (known) known.push(model);
      else index.set(declared.type, [model]);
    }
  }
  return index;
}

function modelOf(declared: TemplateResource, stack: StackModel, environment: Environment): ResourceModel {
  const constructPath = property(declared.metadata, 'aws:cdk:path');
  return {
    stack,
    logicalId: declared.logicalId,
    type: declared.type,
    properties: declared.properties,
    metadata: declared.metadata,
    environment:
      declared.condition === undefined ? environment : assumeCondition(environment, declared.condition, true),
    address: {
      stack: stack.name,
      logicalId: declared.logicalId,
      type: declared.type,
      ...(typeof constructPath === 'string' ? { constructPath } : {}),
    },
  };
}
