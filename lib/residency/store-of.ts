import { type DataClass } from '../domain/data-class';
import { encryptionKeyPath, isGloballyPlaced, resourceRole } from './facts/resource-types';
import { type Store } from './finding';
import { judgePlace } from './judge';
import { resolveTexts } from './resolve/resolver';
import { select } from './resolve/select';
import { display } from './resolve/text';
import { type ResourceModel } from './world/resource-model';

/** The resource as a place where data lies, or `undefined` when it holds none. */
export function storeOf(resource: ResourceModel, dataClass: DataClass): Store | undefined {
  const { stack, address, type } = resource;
  if (resourceRole(type) !== 'store' || isGloballyPlaced(type)) return undefined;
  const title = stack.region ?? `stack ${stack.name}`;
  const judgement = judgePlace(
    { kind: 'located', regions: [stack.region], title },
    { scope: stack.scope, account: stack.account, dataClass },
  );
  return {
    resource: address,
    dataClass,
    region: stack.region,
    jurisdiction: stack.scope.jurisdiction,
    key: keyOf(resource),
    ...judgement,
  };
}

function keyOf(resource: ResourceModel): string | undefined {
  const path = encryptionKeyPath(resource.type);
  if (path === undefined) return undefined;
  const keys = select(resource.properties, path, resource.environment).flatMap(({ value }) =>
    (value.text ? [value.text] : resolveTexts(value.node, value.environment)).map(display),
  );
  return keys.length > 0 ? [...new Set(keys)].join(', ') : undefined;
}
