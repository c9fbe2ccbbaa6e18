import { type ResidencyScope } from '../scope';
import { type Json } from '../template/json';
import { type Template } from '../template/template';

/** A node together with the stack in which it must be resolved. */
export interface LocatedNode {
  readonly node: Json;
  readonly stack: StackModel;
}

/** One stack of the set: its template and what is known of where it is deployed. */
export interface StackModel {
  /** Name in the set, unique. */
  readonly name: string;
  readonly file: string;
  readonly region: string | undefined;
  readonly account: string | undefined;
  readonly scope: ResidencyScope;
  readonly template: Template;
  readonly world: WorldIndex;
  /** What the parent passes for a parameter of a nested stack. */
  readonly passedParameter: (name: string) => LocatedNode | undefined;
}

/** What the stacks of the set say of each other. */
export interface WorldIndex {
  readonly stacks: readonly StackModel[];
  readonly stack: (name: string) => StackModel | undefined;
  /** The value of an export with that name, seen from a stack: exports are per account and Region. */
  readonly exported: (name: string, from: StackModel) => LocatedNode | undefined;
  /** The value of an SSM parameter that a stack of the same Region declares. */
  readonly storedParameter: (name: string, from: StackModel) => LocatedNode | undefined;
  /** An output of the stack with that CloudFormation name. */
  readonly output: (stackName: string, output: string, region: string | undefined) => LocatedNode | undefined;
  /** The stack and logical id of the bucket with that name. */
  readonly bucket: (name: string) => NamedResource | undefined;
  /** The resource of that type with that physical name, in the Region if it is given. */
  readonly named: (type: string, name: string, region: string | undefined) => NamedResource | undefined;
  /** The nested stack that a `AWS::CloudFormation::Stack` resource deploys. */
  readonly nested: (parent: StackModel, logicalId: string) => StackModel | undefined;
}

/** A resource found by its physical name. */
export interface NamedResource {
  readonly stack: StackModel;
  readonly logicalId: string;
}
