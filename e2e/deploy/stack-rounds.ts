import { type StorageAssociation } from '../doubles/connect-double';
import { type AssemblyStack, type Template } from './assembly';
import { type Attributes, type Maker, type Place, type Substitute } from './substitute';
import { type ReadyResource, type Substitution } from './substitution';

/** How far a stack came. It is deployed only when nothing was made otherwise or left out. */
export interface Outcome {
  /** Resources that CloudFormation made. */
  readonly deployed: number;
  /** Resources that were made otherwise: their logical ids, by how. */
  readonly otherwise: ReadonlyMap<string, readonly string[]>;
  /** Resources that were left out: the reason by logical id. */
  readonly left: ReadonlyMap<string, string>;
  /** What was made otherwise, as the template declares it. */
  readonly made: Template['Resources'];
  /** Where an instance of Amazon Connect stores what. */
  readonly storage: readonly StorageAssociation[];
}

export const isWhole = ({ otherwise, left }: Outcome): boolean => otherwise.size === 0 && left.size === 0;

/** What was made otherwise and lasts, by stack and logical id: the properties and what came of them. */
export type Ledger = Map<string, { readonly properties: string; readonly attributes: Attributes }>;

export interface StackRoundsProps {
  readonly stack: AssemblyStack;
  readonly place: Place;
  readonly substitution: Substitution;
  readonly substitutes: ReadonlyMap<string, Substitute>;
  readonly ledger: Ledger;
}

/** One stack on its way: what CloudFormation makes and what is made otherwise, in turns. */
export class StackRounds {
  private readonly makers = new Map<Substitute, Maker>();
  private readonly otherwise = new Map<string, string[]>();
  private deployed: ReadonlySet<string> = new Set();
  private outputs: ReadonlyMap<string, string> = new Map();

  constructor(private readonly props: StackRoundsProps) {}

  get stack(): AssemblyStack {
    return this.props.stack;
  }

  /** Makes otherwise what can be made now. */
  async make(): Promise<void> {
    const { substitution, place } = this.props;
    for (;;) {
      const ready = substitution.ready(this.deployed, this.outputs);
      if (ready.length === 0) return;
      for (const { type } of ready) {
        const substitute = this.substituteOf(type);
        if (!this.makers.has(substitute)) this.makers.set(substitute, await substitute.open(place));
      }
      await Promise.all(ready.map((resource) => this.makeOne(resource)));
    }
  }

  /**
   * What CloudFormation is to deploy next, or nothing when it has made all.
   *
   * @throws Error when what is left waits for itself
   */
  next(): Template | undefined {
    const { substitution } = this.props;
    const template = substitution.deployable();
    if (Object.keys(template.Resources).length > this.deployed.size) return template;
    if (substitution.waitingIds.length === 0 && this.deployed.size === substitution.keptCount) return undefined;
    throw new Error(`${substitution.waitingIds.join(', ')} and what needs them wait for each other`);
  }

  setDeployed(template: Template, outputs: ReadonlyMap<string, string>): void {
    this.deployed = new Set(Object.keys(template.Resources));
    this.outputs = outputs;
  }

  /** @throws Error when something that was made otherwise is not as it should be */
  async outcome(): Promise<Outcome> {
    const makers = [...this.makers.values()];
    for (const maker of makers) await maker.verify?.();
    return {
      deployed: this.deployed.size,
      otherwise: this.otherwise,
      left: this.props.substitution.left,
      made: this.props.substitution.substitutedResources,
      storage: makers.flatMap((maker) => maker.storage?.() ?? []),
    };
  }

  async close(): Promise<void> {
    for (const maker of this.makers.values()) await maker.close?.();
  }

  private substituteOf(type: string): Substitute {
    const substitute = this.props.substitutes.get(type);
    if (substitute === undefined) throw new Error(`nothing stands in for ${type}`);
    return substitute;
  }

  private async makeOne({ id, type, properties }: ReadyResource): Promise<void> {
    const { place, ledger, substitution } = this.props;
    const substitute = this.substituteOf(type);
    const key = [place.account, place.region, place.stackName, id].join('/');
    const text = JSON.stringify(properties);
    const before = substitute.lasts ? ledger.get(key) : undefined;
    if (before !== undefined && before.properties !== text) {
      throw new Error(`${id} changes, and no call is known here that changes a ${type}; add it to its substitute`);
    }
    const attributes = before?.attributes ?? (await this.makers.get(substitute)?.create(type, properties, id)) ?? {};
    ledger.set(key, { properties: text, attributes });
    substitution.setMade(id, attributes);
    this.otherwise.set(substitute.how, [...(this.otherwise.get(substitute.how) ?? []), id]);
  }
}
