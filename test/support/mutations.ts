import { additions } from './mutation-additions';
import { changes, type MutableResource } from './mutation-changes';

export { type MutableResource } from './mutation-changes';

/** Mutants that stand in one template at the same time: none of them can hide another. */
export interface Round {
  readonly mutants: Readonly<Record<string, MutableResource>>;
  /** Which operator made the mutant of a logical id. */
  readonly operatorOf: ReadonlyMap<string, string>;
}

/** Every operator on every resource that it fits, in as few rounds as possible: one operator a resource and round. */
export function roundsOf(resources: Readonly<Record<string, MutableResource>>): readonly Round[] {
  const queues = Object.entries(resources).map(([logicalId, resource]) => ({
    logicalId,
    mutants: changes
      .filter(({ type, when }) => type === resource.Type && (when === undefined || when(resource.Properties)))
      .map(({ operator, change }) => ({
        operator,
        resource: { ...resource, Properties: change(resource.Properties) },
      })),
  }));
  const length = Math.max(0, ...queues.map(({ mutants }) => mutants.length));
  const rounds = Array.from({ length }, (_, index) =>
    round(queues.flatMap(({ logicalId, mutants }) => (mutants[index] ? [{ logicalId, ...mutants[index] }] : []))),
  );
  const store = Object.entries(resources).find(([, { Type }]) => Type === 'AWS::S3::Bucket')?.[0];
  if (store === undefined) return rounds;
  const added = additions.map(({ operator, Type, properties }, index) => ({
    logicalId: `Added${index}`,
    operator,
    resource: { Type, Properties: properties(store) },
  }));
  return [...rounds, round(added)];
}

function round(mutants: readonly { logicalId: string; operator: string; resource: MutableResource }[]): Round {
  return {
    mutants: Object.fromEntries(mutants.map(({ logicalId, resource }) => [logicalId, resource])),
    operatorOf: new Map(mutants.map(({ logicalId, operator }) => [logicalId, operator])),
  };
}

/** All operators, so that a test can tell which never applied. */
export const operators: readonly string[] = [...changes, ...additions].map(({ operator }) => operator);
