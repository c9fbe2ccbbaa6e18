import { encryptionKeyPath } from '../facts/resource-types';
import { textsAt } from '../readers/reader';
import { type Place, here, unknownPlace, abroad } from '../place';
import { display, literalOf } from '../resolve/text';
import { type Drift, type LiveView } from './drift-rule';
import { type LiveFact, type LiveResource } from './live-account';
import { liveValues } from './live-values';
import { STORAGE_TYPE } from './storage-drift';

/** Keys are in service, rotate as declared, are granted to nobody abroad, and encrypt what they were declared for. */
export function* keyDrift(view: LiveView): Generator<Drift> {
  for (const fact of view.live.facts) {
    if (fact.kind === 'key-state') yield* outOfService(fact);
    if (fact.kind === 'key-rotation') yield* notRotating(fact, view);
    if (fact.kind === 'key-grant') yield granted(fact);
  }
  for (const resource of view.live.resources) yield* otherKey(resource, view);
}

function* outOfService({ of, state }: Extract<LiveFact, { kind: 'key-state' }>): Generator<Drift> {
  if (state === 'Enabled' || state === 'Creating' || state === 'Updating') return;
  const place = unknownPlace('the key', `the key is ${STATES[state] ?? state}`);
  yield { rule: 'key-in-service', of, path: 'KeyState', place, value: state };
}

const STATES: Readonly<Record<string, string>> = {
  Disabled: 'disabled',
  PendingDeletion: 'going to be deleted',
  PendingReplicaDeletion: 'going to be deleted with its replicas',
  PendingImport: 'without key material',
  Unavailable: 'out of reach of its key store',
};

function* notRotating(fact: Extract<LiveFact, { kind: 'key-rotation' }>, { declared, addresses }: LiveView) {
  const model = fact.enabled ? undefined : declared?.find(addresses.of(fact.of));
  if (!model) return;
  if (!textsAt(model, 'EnableKeyRotation').some((text) => literalOf(text) === 'true')) return;
  const place = unknownPlace('the key', 'its rotation is off, and the stack says that it is on');
  yield { rule: 'key-rotates', of: fact.of, path: 'EnableKeyRotation', place, value: 'false' };
}

function granted({ of, grant, grantee }: Extract<LiveFact, { kind: 'key-grant' }>): Drift {
  return {
    rule: 'key-grant-stays-home',
    of,
    path: `Grants.${grant}`,
    place: placeOf(grantee, of.region),
    value: grantee,
  };
}

/** A role or user by its ARN, an account, or a service of AWS such as `dynamodb.ca-central-1.amazonaws.com`. */
function placeOf(grantee: string, region: string): Place {
  if (grantee === '*') return abroad('everyone');
  const account = /^(?:arn:[^:]+:(?:iam|sts)::)?(\d{12})(?::|$)/.exec(grantee)?.[1];
  if (account !== undefined) return { kind: 'located', regions: [region], title: grantee, account };
  if (/^[a-z0-9.-]+\.amazonaws\.com(?:\.cn)?$/.test(grantee)) {
    const named = /\.([a-z]{2,4}(?:-[a-z]+)+-\d)\./.exec(grantee)?.[1];
    return named === undefined ? here('a service of AWS') : { kind: 'located', regions: [named], title: grantee };
  }
  return unknownPlace(grantee, `nobody can tell whose ${grantee} is`);
}

function* otherKey(resource: LiveResource, { declared, addresses }: LiveView): Generator<Drift> {
  const path = encryptionKeyPath(resource.type);
  // The storage of instances is compared as a whole.
  if (path === undefined || resource.type === STORAGE_TYPE || !declared) return;
  const model = declared.find(addresses.of(resource));
  const wanted = model ? textsAt(model, path) : [];
  // An alias does not tell which key it stands for.
  if (!model || wanted.length === 0 || wanted.some((text) => display(text).includes('alias/'))) return;
  const actual = liveValues(resource.properties, path);
  const [first] = actual;
  if (first !== undefined && actual.every((key) => wanted.some((text) => declared.matches(text, key)))) return;
  const place = unknownPlace(
    'the key',
    `the store is encrypted with ${first ?? 'no key of its own'}, not as its stack says`,
  );
  yield {
    rule: 'key-as-declared',
    of: resource,
    path: path.replace(/\[\]|\{\}/g, ''),
    place,
    ...(first === undefined ? {} : { value: first }),
    unlessRefused: true,
  };
}
