import { isGloballyPlaced, resourceRole } from '../facts/resource-types';
import { abroad, unknownPlace } from '../place';
import { type Drift, type LiveView } from './drift-rule';
import { type LiveFact } from './live-account';

/** Copies, replicas and stores that no stack declares. */
export function* copyDrift({ live, addresses, declared }: LiveView): Generator<Drift> {
  for (const fact of live.facts) {
    const drift = driftOf(fact);
    if (drift) yield drift;
  }
  if (!declared) return;
  for (const resource of live.resources) {
    const { type, region } = resource;
    // The stacks of another Region are not given; the engine has judged the Region.
    if (region !== live.region) continue;
    if (resourceRole(type) !== 'store' || isGloballyPlaced(type) || addresses.of(resource).declared) continue;
    yield {
      rule: 'store-is-declared',
      of: resource,
      path: '',
      place: unknownPlace('the store', 'no stack of the deployment declares it'),
      unlessRefused: true,
    };
  }
}

function driftOf(fact: LiveFact): Drift | undefined {
  const { of } = fact;
  switch (fact.kind) {
    case 'copy': {
      const { what, region, account } = fact;
      const title = `${what} in ${region}`;
      return {
        rule: 'run-time-copy',
        of,
        path: 'Copies',
        place: { kind: 'located', regions: [region], title, account },
      };
    }
    case 'instance-replica': {
      const { region } = fact;
      const place = { kind: 'located', regions: [region], title: `a replica of the instance in ${region}` } as const;
      return { rule: 'run-time-instance-replica', of, path: 'ReplicationConfiguration', place, value: region };
    }
    case 'snapshot-shared': {
      const place =
        fact.with === 'all'
          ? abroad('everyone')
          : ({ kind: 'located', regions: [of.region], title: `account ${fact.with}`, account: fact.with } as const);
      return { rule: 'run-time-copy', of, path: 'Attributes.restore', place, value: fact.with };
    }
    case 'snapshot':
      return {
        rule: 'residual-copy',
        of,
        path: '',
        place: unknownPlace('the copy', `somebody made this copy of ${fact.source} by hand`),
        unlessRefused: true,
      };
    case 'instance-status':
      return {
        rule: 'live-account-read',
        of,
        path: 'InstanceStatus',
        place: unknownPlace('the instance', `the instance is ${fact.status}, so that its configuration cannot be read`),
        value: fact.status,
      };
    case 'key-state':
    case 'key-rotation':
    case 'key-grant':
      return undefined; // key-drift.ts
  }
}
