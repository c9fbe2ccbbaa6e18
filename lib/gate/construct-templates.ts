import { dirname, join, relative } from 'node:path';
import { type IPolicyValidationContext, Stack } from 'aws-cdk-lib';
import { type TemplateInput } from '../residency/template-input';
import { uniqueStackNames } from './input/stack-names';
import { readText } from './read-text';

/** A synthesized template, and the stack it was made from. */
export interface StackTemplate {
  readonly input: TemplateInput;
  /** Absolute. */
  readonly templatePath: string;
  readonly stackConstructPath: string;
  readonly construct: Stack | undefined;
}

/**
 * Every template of a synthesis, nested stacks included. CDK gives a plugin the top-level templates only; nested ones
 * are found in the construct tree, because their files are named in no template unless asset metadata is on.
 *
 * @param cwd - directory that file names are made relative to
 */
export function stackTemplates(context: IPolicyValidationContext, cwd: string): readonly StackTemplate[] {
  const constructs = context.appConstruct.node.findAll().filter((construct) => Stack.isStack(construct));
  const byPath = new Map(constructs.map((stack) => [stack.node.path, stack]));
  const names = uniqueStackNames(
    context.stackTemplates.map(({ stackConstructPath }) => ({
      name: byPath.get(stackConstructPath)?.stackName ?? stackConstructPath,
      qualifier: stackConstructPath,
    })),
  );
  const found = context.stackTemplates.map((template, index): StackTemplate => {
    const { templatePath, stackConstructPath, region, accountId } = template;
    const file = relative(cwd, templatePath);
    const construct = byPath.get(stackConstructPath);
    return {
      templatePath,
      stackConstructPath,
      construct,
      input: {
        stack: names[index] ?? stackConstructPath,
        ...(construct ? { stackName: construct.stackName } : {}),
        file,
        region,
        account: accountId,
        text: () => readText(file, cwd),
      },
    };
  });
  return found.flatMap((parent) => [parent, ...nestedTemplates(parent, constructs, cwd)]);
}

function nestedTemplates(parent: StackTemplate, constructs: readonly Stack[], cwd: string): readonly StackTemplate[] {
  const { construct, input } = parent;
  return constructs
    .filter((stack) => construct !== undefined && stack.nestedStackParent === construct)
    .flatMap((stack): readonly StackTemplate[] => {
      const resource = stack.nestedStackResource;
      if (!resource) return [];
      const logicalId = String(stack.nestedStackParent?.resolve(resource.logicalId));
      const templatePath = join(dirname(parent.templatePath), stack.templateFile);
      const file = relative(cwd, templatePath);
      const nested: StackTemplate = {
        templatePath,
        stackConstructPath: stack.node.path,
        construct: stack,
        input: {
          stack: `${input.stack}/${logicalId}`,
          file,
          region: input.region,
          account: input.account,
          text: () => readText(file, cwd),
          nestedIn: { stack: input.stack, logicalId },
        },
      };
      return [nested, ...nestedTemplates(nested, constructs, cwd)];
    });
}
