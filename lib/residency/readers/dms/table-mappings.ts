import { mayCross } from '../../../domain/data-class';
import { dataClassOf } from '../../data-class-of';
import { here, type Place, unknownPlace } from '../../place';
import { display, soleHole, type Text } from '../../resolve/text';
import { isArray, isObject, type Json, property, scalar } from '../../template/json';
import { type ResourceModel } from '../../world/resource-model';
import { findResource } from '../../world/resources';
import { documentTree } from '../document';
import { type Reader, type Reading, textsAt, textsOf } from '../reader';
import { endpointOf, placesOfEndpoint, placesOfProvider } from './endpoint-places';

/**
 * Table mappings of DMS. When they do not name every table exactly, whatever the source holds goes to the target, also
 * rows that nobody declared as reference data; when they do, the task's endpoints say it all.
 *
 * In a mapping `%` is any text, `_` any character and `[ab]` a set; `[_]` is the character itself. The action `explicit`
 * takes names as they are.
 *
 * @see https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Tasks.CustomizingTasks.TableMapping.SelectionTransformation.Selections.html
 */
export const readTableMappings: Reader = (value, resource) => {
  const [text] = textsOf(value);
  if (!isLoose(documentTree(value))) return [{ place: here('tables that are named exactly'), ...(text && { text }) }];
  return targetsOf(resource).map((place): Reading => ({ place, ...(text && { text }) }));
};

/** Whether a mapping can select a table that it does not name. */
function isLoose([tree]: readonly Json[]): boolean {
  const rules = property(tree, 'rules') ?? property(tree, 'Rules');
  const selections = isArray(rules) ? rules.filter((rule) => ruleType(rule) === 'selection') : [];
  return (
    selections.length === 0 ||
    selections.some((rule) => {
      const action = text(rule, 'rule-action');
      const locator = property(rule, 'object-locator');
      const names = [text(locator, 'schema-name'), text(locator, 'table-name')];
      return (
        (action !== 'include' && action !== 'explicit') ||
        names.some((name) => name === '' || hasWildcard(name, action))
      );
    })
  );
}

function ruleType(rule: Json): string {
  return text(rule, 'rule-type') || 'selection';
}

function text(node: Json | undefined, name: string): string {
  return isObject(node) ? (scalar(property(node, name)) ?? '') : '';
}

function hasWildcard(name: string, action: string): boolean {
  if (name.includes('\u2063') || name.includes('${')) return true; // A part of the name is not known.
  return /%/.test(name) || (action === 'include' && /[_[\]]/.test(name.replaceAll('[_]', '')));
}

/** Where the selected rows can go. A store is judged at its endpoint unless the task's tag says what may cross. */
function targetsOf(task: ResourceModel): readonly Place[] {
  if (task.type === 'AWS::DMS::DataMigration') return targetsOfProject(task);
  const declared = mayCross(dataClassOf(task));
  return ['TargetEndpointArn', 'SourceEndpointArn'].flatMap((path) =>
    textsAt(task, path).flatMap((text): readonly Place[] => {
      const endpoint = endpointOf(text, task.stack);
      const places = endpoint
        ? placesOfEndpoint(endpoint)
            .filter(({ by }) => declared || by !== 'store')
            .map(({ place }) => place)
        : [unknownPlace(`the server of endpoint ${display(text)}`)];
      // Without a tag the endpoints themselves are judged; a source that nobody knows sends data in.
      return path === 'SourceEndpointArn' || !declared ? places.filter(({ kind }) => kind !== 'unknown') : places;
    }),
  );
}

function targetsOfProject(migration: ResourceModel): readonly Place[] {
  const { world } = migration.stack;
  const follow = (text: Text) => {
    const target = soleHole(text)?.resource;
    return target && findResource(world.stack(target.stack), target.logicalId);
  };
  return textsAt(migration, 'MigrationProjectIdentifier').flatMap((text) => {
    const project = follow(text);
    if (!project) return [];
    return ['DataProviderIdentifier', 'DataProviderArn']
      .flatMap((name) => textsAt(project, `TargetDataProviderDescriptors[].${name}`))
      .flatMap((provider) => {
        const found = follow(provider);
        return found ? placesOfProvider(found).map(({ place }) => place) : [unknownPlace(display(provider))];
      });
  });
}
