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

/** Every resource of a type that one of the stacks declares. */
export function resourcesOfType({ stacks }: WorldIndex, type: string): readonly ResourceModel[] {
  return stacks.flatMap((stack) =>
    [...stack.template.resources.values()]
      .filter((declared) => declared.type === type)
      .map((declared) => modelOf(declared, stack, environmentOf(stack))),
  );
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
