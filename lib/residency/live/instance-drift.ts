import { unknownPlace } from '../place';
import { textsAt } from '../readers/reader';
import { display, literalOf } from '../resolve/text';
import { property, isObject } from '../template/json';
import { type Drift, type LiveView } from './drift-rule';
import { liveValue } from './live-values';

/** What is switched on in an instance is what its stack switches on: a feature that nobody declared processes content unseen. */
export function* instanceDrift({ live, addresses, declared }: LiveView): Generator<Drift> {
  if (!declared) return;
  for (const instance of live.resources.filter(({ type }) => type === 'AWS::Connect::Instance')) {
    const address = addresses.of(instance);
    const model = address.declared && declared.find(address);
    const attributes = property(instance.properties, 'Attributes');
    if (!model || !isObject(attributes)) continue;
    for (const name of Object.keys(attributes)) {
      const path = `Attributes.${name}`;
      const actual = liveValue(instance.properties, path) ?? '';
      const wanted = textsAt(model, path);
      // What a template leaves out is Amazon Connect's own default.
      if (wanted.length === 0 || wanted.some((candidate) => declared.matches(candidate, actual))) continue;
      const says = wanted.map((value) => literalOf(value) ?? display(value)).join(' or ');
      const reason = `${name} is ${actual}, and the stack says ${says}`;
      yield {
        rule: 'instance-as-declared',
        of: instance,
        path,
        place: unknownPlace('what the instance does', reason),
        value: actual,
      };
    }
  }
}
