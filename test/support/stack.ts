import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import { testApp } from './app';

/** Account and Region of a stack in tests. */
export const home = { account: '111111111111', region: 'ca-central-1' } as const;

/** A stack of an account and a Region, for one construct under test. */
export function testStack(): Stack {
  return new Stack(testApp(), 'Test', { env: home });
}

/** A key of another stack, which the construct under test encrypts with. */
export function testKey(stack: Stack): Key {
  return new Key(stack, 'TestKey');
}

/** The resources of a type, by logical id. */
export function resourcesOf(stack: Stack, type: string): readonly TemplateResource[] {
  return Object.entries(Template.fromStack(stack).findResources(type)).map(([logicalId, resource]) => ({
    logicalId,
    ...(resource as Omit<TemplateResource, 'logicalId'>),
  }));
}

/** The only resource of a type. */
export function onlyResource(stack: Stack, type: string): TemplateResource {
  const [resource, ...others] = resourcesOf(stack, type);
  if (!resource || others.length > 0)
    throw new Error(`expected one ${type}, found ${others.length + (resource ? 1 : 0)}`);
  return resource;
}

export interface TemplateResource {
  readonly logicalId: string;
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
  readonly DependsOn?: readonly string[];
  readonly Metadata?: Readonly<Record<string, unknown>>;
}
