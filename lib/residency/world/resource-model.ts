import { type Environment } from '../resolve/environment';
import { type ResourceAddress } from '../finding';
import { type JsonObject } from '../template/json';
import { type StackModel } from './stack-model';

/** A resource of a stack, ready to be read. */
export interface ResourceModel {
  readonly stack: StackModel;
  readonly logicalId: string;
  readonly type: string;
  readonly properties: JsonObject;
  readonly metadata: JsonObject;
  /** The stack, with the resource's own condition taken to hold. */
  readonly environment: Environment;
  readonly address: ResourceAddress;
}
