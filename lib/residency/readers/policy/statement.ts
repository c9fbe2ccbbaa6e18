import { expand, expandList, resolveTexts, type Variant } from '../../resolve/resolver';
import { type Environment } from '../../resolve/environment';
import { literalOf, type Text } from '../../resolve/text';
import { isArray, isObject, type Json, property } from '../../template/json';
import { parseEmbedded } from '../document';
import { textsOf } from '../reader';

/** A condition of a statement that narrows who or what it is about. */
export interface ConditionEntry {
  /** Lower case, such as `aws:sourcearn`. */
  readonly key: string;
  /** Whether the operator says that the key has one of the values, rather than that it has not. */
  readonly positive: boolean;
  readonly values: readonly Text[];
}

/** A value of a statement with its path. */
export interface Entry {
  readonly path: string;
  readonly text: Text;
}

/** A statement that allows something. Deny statements protect, so they are never read. */
export interface Statement {
  readonly path: string;
  readonly principals: readonly (Entry & { readonly type: string })[];
  /** Allow with NotPrincipal: everyone but those. */
  readonly everyoneBut: boolean;
  readonly hasPrincipal: boolean;
  readonly actions: readonly Entry[];
  readonly resources: readonly Entry[];
  readonly conditions: readonly ConditionEntry[];
}

/** Whether a value looks like an IAM policy document. */
export function isPolicyDocument(node: Json | undefined): boolean {
  const statement = property(node, 'Statement');
  if (isArray(statement)) return statement.length > 0 && statement.every((entry) => isObject(entry));
  return isObject(statement) && property(statement, 'Effect') !== undefined;
}

/** The allowing statements of a policy document, given as an object or as JSON in a string. */
export function allowingStatements(value: Variant): readonly Statement[] {
  return documentsOf(value).flatMap(({ node, environment }) =>
    expandList(property(node, 'Statement'), environment).flatMap((statement, index) =>
      expand(statement.node, statement.environment)
        .filter((form) => isObject(form.node) && allows(form))
        .map((form) => statementOf(form, `Statement[${index}]`)),
    ),
  );
}

function documentsOf(value: Variant): readonly Variant[] {
  if (!value.text && isObject(value.node)) return [value];
  return textsOf(value).flatMap((text) => {
    const embedded = parseEmbedded(text);
    return embedded ? [{ node: embedded.root, environment: value.environment }] : [];
  });
}

function allows(statement: Variant): boolean {
  const effects = resolveTexts(property(statement.node, 'Effect'), statement.environment);
  return effects.length === 0 ? false : effects.some((effect) => literalOf(effect)?.toLowerCase() !== 'deny');
}

function statementOf({ node, environment }: Variant, path: string): Statement {
  const entries = (name: string): readonly Entry[] =>
    expandList(property(node, name), environment).flatMap((item) =>
      textsOf(item).map((text) => ({ path: `${path}.${name}`, text })),
    );
  const principal = property(node, 'Principal');
  return {
    path,
    principals: principalsOf(principal, environment, `${path}.Principal`),
    everyoneBut: property(node, 'NotPrincipal') !== undefined,
    hasPrincipal: principal !== undefined || property(node, 'NotPrincipal') !== undefined,
    actions: entries('Action'),
    resources: entries('Resource'),
    conditions: conditionsOf(property(node, 'Condition'), environment),
  };
}

function principalsOf(principal: Json | undefined, environment: Environment, path: string): Statement['principals'] {
  return expand(principal, environment).flatMap((form) => {
    if (form.text || !isObject(form.node)) return textsOf(form).map((text) => ({ type: 'AWS', path, text }));
    return Object.entries(form.node).flatMap(([type, names]) =>
      expandList(names, form.environment).flatMap((item) =>
        textsOf(item).map((text) => ({ type, path: `${path}.${type}`, text })),
      ),
    );
  });
}

function conditionsOf(condition: Json | undefined, environment: Environment): readonly ConditionEntry[] {
  return expand(condition, environment).flatMap((form) =>
    Object.entries(isObject(form.node) ? form.node : {}).flatMap(([operator, tests]) =>
      expand(tests, form.environment).flatMap((test) =>
        Object.entries(isObject(test.node) ? test.node : {}).map(([key, node]) => {
          const values = expandList(node, test.environment).flatMap(textsOf);
          return { key: key.toLowerCase(), positive: isPositive(operator, values), values };
        }),
      ),
    ),
  );
}

function isPositive(operator: string, values: readonly Text[]): boolean {
  if (/^bool/i.test(operator)) return values.every((value) => literalOf(value)?.toLowerCase() === 'true');
  return /equals|like/i.test(operator) && !/not/i.test(operator);
}
