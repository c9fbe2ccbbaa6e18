import { type Evidence } from './finding';
import { display, type Text } from './resolve/text';
import { type Path } from './template/position';
import { type ResourceModel } from './world/resource-model';

/** Evidence for a value of a resource. Its position in the text is computed when somebody asks for it. */
export function evidenceFor(resource: ResourceModel, path: string, text: Text | undefined): Evidence {
  const { stack, logicalId } = resource;
  let position: { line: number; column: number } | undefined;
  const locate = () => (position ??= stack.template.position(['Resources', logicalId, 'Properties', ...stepsOf(path)]));
  return {
    file: stack.file,
    get line() {
      return locate().line;
    },
    get column() {
      return locate().column;
    },
    propertyPath: path === '' ? 'Properties' : `Properties.${path}`,
    value: text ? withoutCredentials(display(text)) : '',
    resolvedBy: text?.via ?? [],
  };
}

/** `Rules[0].Bucket` as `['Rules', 0, 'Bucket']`. */
function stepsOf(path: string): Path {
  return [...path.matchAll(/([^.[\]]+)|\[(\d+)\]/g)].map(([, name, index]) => name ?? Number(index));
}

/** A user and password in a URL are no evidence of a place. */
function withoutCredentials(value: string): string {
  return value.replace(/(:\/\/)[^/@\s]+@/g, '$1***@');
}
