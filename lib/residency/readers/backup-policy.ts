import { locate } from '../locate/locate';
import { resolveTexts } from '../resolve/resolver';
import { display, type Text } from '../resolve/text';
import { isArray, isObject, type Json, scalar } from '../template/json';
import { parseEmbedded, withHoles } from './document';
import { type Reader, type Reading, textsOf } from './reader';

/** Keys whose values, or whose members' names, are ARNs of the vaults that copies go to. */
const NAMES_A_VAULT = /vault_arn$/;
const MAX_DEPTH = 60;

interface Found {
  readonly path: string;
  readonly text: Text;
}

/**
 * Where the copy actions of an organisation's backup policy go. The Regions whose resources it selects are no way out.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_backup_syntax.html
 */
export const readBackupPolicy: Reader = (value, resource) => {
  const found: Found[] = [];
  if (!value.text && isObject(value.node)) {
    const { environment } = value;
    collect(value.node, '', false, (node) => resolveTexts(node, environment), found, 0);
  } else {
    for (const text of textsOf(value)) {
      const embedded = parseEmbedded(text);
      if (embedded)
        collect(embedded.root, '', false, (node) => [withHoles(scalar(node) ?? '', embedded.holes)], found, 0);
    }
  }
  return found.map(({ path, text }): Reading => ({
    place: locate(ownAccount(text), resource.stack, 'arn'),
    text,
    path,
  }));
};

function collect(
  node: Json,
  path: string,
  isVault: boolean,
  resolve: (node: Json) => readonly Text[],
  found: Found[],
  depth: number,
): void {
  if (depth > MAX_DEPTH) return;
  if (isArray(node)) {
    node.forEach((item, index) => collect(item, `${path}[${index}]`, isVault, resolve, found, depth + 1));
  } else if (isObject(node)) {
    for (const [key, item] of Object.entries(node)) {
      const inner = path === '' ? key : `${path}.${key}`;
      if (path.endsWith('copy_actions') && !key.startsWith('@@')) {
        for (const text of resolve(key)) found.push({ path: inner, text });
      }
      collect(item, inner, isVault || NAMES_A_VAULT.test(key), resolve, found, depth + 1);
    }
  } else if (isVault && node !== null) {
    for (const text of resolve(node)) found.push({ path, text });
  }
}

/** `$account` is the account that the policy is applied to. */
function ownAccount(text: Text): Text {
  return display(text).includes('$account')
    ? { ...text, parts: text.parts.map((part) => (typeof part === 'string' ? part.replace('$account', '') : part)) }
    : text;
}
