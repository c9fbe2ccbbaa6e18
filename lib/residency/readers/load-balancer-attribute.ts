import { locate } from '../locate/locate';
import { display } from '../resolve/text';
import { select } from '../resolve/select';
import { type Reader, type Reading, textsOf } from './reader';

/** An attribute of a load balancer: the bucket to which it writes access or connection logs. */
export const readLoadBalancerAttribute: Reader = (value, resource) => {
  const texts = (name: string) => select(value.node, name, value.environment).flatMap((found) => textsOf(found.value));
  if (!texts('Key').some((key) => /_logs\.s3\.bucket$/.test(display(key)))) return [];
  return texts('Value').map((text): Reading => ({
    place: locate(text, resource.stack, 'bucket'),
    text,
    path: 'Value',
  }));
};
