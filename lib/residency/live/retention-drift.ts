import { unknownPlace } from '../place';
import { isArray, property, scalar, type Json } from '../template/json';
import { type ResourceModel } from '../world/resource-model';
import { type DeclaredState } from './declared-state';
import { type Drift, type LiveView } from './drift-rule';
import { type LiveResource } from './live-account';
import { liveNumber } from './live-values';

/** The property that says how long, its unit, and what holds without it. `undefined`: for ever. */
const PERIODS: Readonly<Record<string, { path: string; unit: string; byDefault?: number }>> = {
  'AWS::Logs::LogGroup': { path: 'RetentionInDays', unit: 'days' },
  'AWS::Kinesis::Stream': { path: 'RetentionPeriodHours', unit: 'hours', byDefault: 24 },
  'AWS::RDS::DBInstance': { path: 'BackupRetentionPeriod', unit: 'days', byDefault: 1 },
  'AWS::RDS::DBCluster': { path: 'BackupRetentionPeriod', unit: 'days', byDefault: 1 },
};

const BUCKET = 'AWS::S3::Bucket';

/** Nothing is kept longer than its stack declares. */
export function* retentionDrift({ live, addresses, declared }: LiveView): Generator<Drift> {
  if (!declared) return;
  for (const resource of live.resources) {
    const period = PERIODS[resource.type];
    if (!period && resource.type !== BUCKET) continue;
    const model = declared.find(addresses.of(resource));
    if (!model) continue;
    if (period) yield* longerPeriod(declared, model, resource, period);
    else yield* longerLifecycle(model, resource);
  }
}

function* longerPeriod(
  declared: DeclaredState,
  model: ResourceModel,
  resource: LiveResource,
  { path, unit, byDefault }: (typeof PERIODS)[string],
): Generator<Drift> {
  const wanted = declared.numberAt(model, path);
  if (wanted === undefined) return;
  const actual = liveNumber(resource.properties, path) ?? byDefault;
  if (actual !== undefined && actual <= wanted) return;
  yield longer(resource, path, actual, wanted, unit);
}

/** How a lifecycle rule says that objects, and their earlier versions, end. */
const ENDS = ['ExpirationInDays', 'NoncurrentVersionExpiration.NoncurrentDays', 'NoncurrentVersionExpirationInDays'];

function* longerLifecycle(model: ResourceModel, resource: LiveResource): Generator<Drift> {
  const list = property(property(resource.properties, 'LifecycleConfiguration'), 'Rules');
  const actualRules = (isArray(list) ? list : []).filter((rule) => scalar(property(rule, 'Status')) === 'Enabled');
  for (const rule of declaredRules(model)) {
    for (const end of ENDS) {
      const wanted = liveNumber(rule, end);
      if (wanted === undefined) continue;
      const found = actualRules
        .filter((candidate) => selectionOf(candidate) === selectionOf(rule))
        .map((candidate) => liveNumber(candidate, end))
        .filter((days) => days !== undefined);
      const actual = found.length === 0 ? undefined : Math.min(...found);
      if (actual !== undefined && actual <= wanted) continue;
      yield longer(resource, 'LifecycleConfiguration.Rules', actual, wanted, 'days');
      return; // A lifecycle is changed as a whole.
    }
  }
}

function declaredRules({ properties }: ResourceModel): readonly Json[] {
  const rules = property(property(properties, 'LifecycleConfiguration'), 'Rules');
  return isArray(rules) ? rules.filter((rule) => scalar(property(rule, 'Status')) === 'Enabled') : [];
}

/** The objects that a rule is about. */
function selectionOf(rule: Json): string {
  const tags = property(rule, 'TagFilters');
  const pairs = isArray(tags)
    ? tags.map((tag) => `${scalar(property(tag, 'Key')) ?? ''}=${scalar(property(tag, 'Value')) ?? ''}`).sort()
    : [];
  return JSON.stringify([scalar(property(rule, 'Prefix')) ?? '', ...pairs]);
}

function longer(of: LiveResource, path: string, actual: number | undefined, wanted: number, unit: string): Drift {
  const kept = actual === undefined ? 'for ever' : `for ${actual} ${unit}`;
  return {
    rule: 'retention-as-declared',
    of,
    path,
    place: unknownPlace('the data', `it is kept ${kept}, and the stack says ${wanted} ${unit}`),
    ...(actual === undefined ? {} : { value: String(actual) }),
  };
}
