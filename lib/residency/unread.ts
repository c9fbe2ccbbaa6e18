import { isPolicyDocument } from './readers/policy/statement';
import { type Leaf, leavesOf, parseEmbedded } from './readers/document';
import { textsOf } from './readers/reader';
import { expand, type Variant } from './resolve/resolver';
import { isArray, isObject } from './template/json';
import { type ResourceModel } from './world/resource-model';

/** What no channel table has read of a resource. */
export interface Unread {
  readonly policies: readonly { readonly path: string; readonly value: Variant }[];
  readonly leaves: readonly Leaf[];
  /** Something was nested too deeply to be read. */
  readonly tooDeep: boolean;
}

/** Words for people, and patterns that say what comes in: neither names a way out. */
const SILENT = new Set([
  'Tags',
  'Description',
  'Comment',
  'EventPattern',
  'DisplayName',
  'Label',
  'FriendlyName',
  'AllowedPattern',
]);

const MAX_DEPTH = 200;

/** Collects the policy documents and the scalar values that the channel tables leave to the generic rules. */
export function unreadOf(resource: ResourceModel, isRead: (path: string) => boolean): Unread {
  const policies: { path: string; value: Variant }[] = [];
  const leaves: Leaf[] = [];
  let tooDeep = false;

  const visit = (value: Variant, path: string, key: string, depth: number): void => {
    if (depth > MAX_DEPTH) {
      tooDeep = true;
      return;
    }
    const { node, environment } = value;
    if (path !== '' && isRead(path)) return;
    if (!value.text && isArray(node)) {
      node.forEach((item, index) => {
        for (const form of expand(item, environment)) visit(form, `${path}[${index}]`, key, depth + 1);
      });
    } else if (!value.text && isObject(node)) {
      if (isPolicyDocument(node)) {
        policies.push({ path, value });
        return;
      }
      for (const [name, item] of Object.entries(node)) {
        if (SILENT.has(name) || name.endsWith('Description')) continue;
        const inner = path === '' ? name : `${path}.${name}`;
        for (const form of expand(item, environment)) visit(form, inner, name, depth + 1);
      }
    } else if (textsOf(value).some((text) => isPolicyDocument(parseEmbedded(text)?.root))) {
      policies.push({ path, value }); // A policy as JSON in a string is one all the same: its denials protect.
    } else {
      for (const leaf of leavesOf(value)) leaves.push({ ...leaf, path: join(path, leaf.path), key: leaf.key || key });
    }
  };
  visit({ node: resource.properties, environment: resource.environment }, '', '', 0);
  return { policies, leaves, tooDeep };
}

function join(path: string, inner: string): string {
  return inner === '' ? path : `${path}.${inner}`;
}
