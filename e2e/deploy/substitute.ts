import { join } from 'node:path';
import { type StorageAssociation } from '../doubles/connect-double';
import { type Emulator } from '../emulator/emulator';
import { loadExports } from '../load-modules';

/** Properties of a resource, with every function of CloudFormation resolved. */
export type Properties = Readonly<Record<string, unknown>>;

/** What a created resource answers to `Ref` (`Ref`) and `Fn::GetAtt`. */
export type Attributes = Readonly<Record<string, string | undefined>>;

/** The stack whose resources are to be made. */
export interface Place {
  readonly emulator: Emulator;
  readonly account: string;
  readonly region: string;
  readonly stackName: string;
}

/** Makes resources of one stack in the place of the emulator's CloudFormation. */
export interface Maker {
  /** Makes the calls that CloudFormation's resource handler makes to create the resource. */
  create(type: string, properties: Properties, logicalId: string): Promise<Attributes>;
  /**
   * Called when the stack is complete.
   *
   * @throws Error when what was made could not be made so in AWS, or is not as it should be
   */
  verify?(): void | Promise<void>;
  /** Where an instance of Amazon Connect stores what. */
  storage?(): readonly StorageAssociation[];
  close?(): Promise<void>;
}

/** Stands in for resource types of which the emulator's CloudFormation makes nothing, or less than AWS does. */
export interface Substitute {
  readonly types: readonly string[];
  /** How the report tells it, after the number of resources. It never says deployed. */
  readonly how: string;
  /** Whether what was made is there at the next deployment of the stack; if not, it is made anew. */
  readonly lasts: boolean;
  open(place: Place): Promise<Maker>;
}

/** What the emulator's CloudFormation cannot do, of one service, and what is done about it. */
export interface Incompleteness {
  readonly substitute?: Substitute;
  /**
   * Types that are left out of a stack, with everything that needs them: the reason by type, or by type and property
   * (`AWS::CloudWatch::Alarm.Metrics`) when only resources with that property are.
   */
  readonly omitted?: Readonly<Record<string, string>>;
  /** What the emulator answers otherwise to `Fn::GetAtt`, or to `Ref`: by type and attribute. */
  readonly attributes?: Readonly<Record<string, Readonly<Record<string, Correction>>>>;
}

/** What has the same value in AWS: a property of the resource, or another attribute. */
export type Correction = { readonly property: string } | { readonly attribute: string };

/** Every file of `substitutes/`. */
export function loadIncompleteness(): Promise<readonly Incompleteness[]> {
  return loadExports<Incompleteness>(join(__dirname, 'substitutes'), 'incompleteness');
}
