import { mayCross } from '../../domain/data-class';
import { dataClassOf } from '../data-class-of';
import { isGloballyPlaced, resourceRole } from '../facts/resource-types';
import { parseArn } from '../locate/arn';
import { locate } from '../locate/locate';
import { here, type Place } from '../place';
import { holes, literalOf, type Text } from '../resolve/text';
import { select } from '../resolve/select';
import { type ResourceModel } from '../world/resource-model';
import { findResource } from '../world/resources';
import { type Reader, type Reading, textsOf } from './reader';

/** Services whose ARNs carry no data: certificates, networks, names. */
const NO_DATA = ['acm', 'ec2', 'route53', 'iam', 'cloudfront', 'wafv2'];

/** What CDK's writer exports: the address of a store in the hands of another Region is a way to its data. */
export const readCrossRegionExport: Reader = (value, resource) => {
  const targets = select(value.node, 'region', value.environment).flatMap((found) => textsOf(found.value));
  const exported = select(value.node, 'exports{}', value.environment);
  return targets.flatMap((target) => {
    const place = locate(target, resource.stack, 'region');
    return exported.flatMap(({ path, value: item }) =>
      textsOf(item).map((text): Reading => ({ place: placeOfExport(text, place, resource), text, path })),
    );
  });
};

function placeOfExport(text: Text, target: Place, resource: ResourceModel): Place {
  const service = literalOf(parseArn(text)?.service ?? { parts: [], via: [] });
  const data = holes(text).some((found) => namesData(found.resource, resource)) || isDataArn(service);
  return data ? target : here('a value that leads to no data');
}

function isDataArn(service: string | undefined): boolean {
  return service !== undefined && service !== '' && !NO_DATA.includes(service);
}

function namesData(
  address: { readonly stack: string; readonly logicalId: string } | undefined,
  { stack }: ResourceModel,
): boolean {
  const target = address && findResource(stack.world.stack(address.stack), address.logicalId);
  if (!target || isGloballyPlaced(target.type) || mayCross(dataClassOf(target))) return false;
  return ['store', 'carrier', 'processor'].includes(resourceRole(target.type));
}
