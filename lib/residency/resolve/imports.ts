import { type Json, property } from '../template/json';
import { type ResolveOperand } from './conditions';
import { deeper, type Environment, MAX_DEPTH } from './environment';
import { display, hole, literalOf, type Text } from './text';

/** `Fn::ImportValue`: the value of the export, resolved in the stack that exports it. */
export function resolveImport(key: Text, environment: Environment, resolve: ResolveOperand): readonly Text[] {
  const name = display(key);
  const found = environment.depth < MAX_DEPTH ? environment.stack.world.exported(name, environment.stack) : undefined;
  const texts = found
    ? resolve(found.node, { ...deeper(environment), stack: found.stack, assumptions: new Map() })
    : [];
  if (!found || texts.length === 0) return [hole({ kind: 'import', name: `import ${name}` })];
  return texts.map((text) => ({ ...text, via: [...text.via, `import ${name} from ${found.stack.name}`] }));
}

/**
 * `Fn::GetStackOutput`: an output of another stack, in any Region and account.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-getstackoutput.html
 */
export function resolveStackOutput(argument: Json, environment: Environment, resolve: ResolveOperand): readonly Text[] {
  const field = (name: string): string | undefined => {
    const text = resolve(property(argument, name) ?? null, environment)[0];
    return text && literalOf(text);
  };
  const stackName = field('StackName') ?? 'unknown stack';
  const output = field('OutputName') ?? 'unknown output';
  const region = field('Region');
  const found = environment.depth < MAX_DEPTH ? environment.stack.world.output(stackName, output, region) : undefined;
  const texts = found
    ? resolve(found.node, { ...deeper(environment), stack: found.stack, assumptions: new Map() })
    : [];
  const where = region === undefined ? '' : ` in ${region}`;
  if (!found || texts.length === 0)
    return [hole({ kind: 'stack-output', name: `output ${output} of stack ${stackName}${where}` })];
  return texts.map((text) => ({ ...text, via: [...text.via, `output ${output} of ${found.stack.name}`] }));
}
