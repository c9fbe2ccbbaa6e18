/** A stack, as its id tells. */
export interface StackIdentity {
  readonly region: string;
  /** CloudFormation's name, such as `ca-prod-ca-central-1-content`. */
  readonly name: string;
}

const STACK_ID = /^arn:[^:]+:cloudformation:(?<region>[a-z0-9-]+):\d{12}:stack\/(?<name>[^/]+)\//;

/** What the id of a stack tells, or `undefined` when it is none. */
export function identityOf(stackId: string): StackIdentity | undefined {
  const { region, name } = STACK_ID.exec(stackId)?.groups ?? {};
  return region === undefined || name === undefined ? undefined : { region, name };
}

const CONSTRUCT_PATH = /"?aws:cdk:path"?\s*:\s*"?(?<path>[\w./ -]+)/g;

/**
 * The name by which the gate knows a stack of a CDK app: its construct path, such as `ca-prod/ca-central-1-content`. It
 * is the part of its resources' paths that, with hyphens, is the name of the stack. With it, findings have the ids that
 * they have at synthesis. Any other stack is called as CloudFormation calls it.
 */
export function nameAtSynthesis(template: string, stackName: string): string {
  for (const { groups } of template.matchAll(CONSTRUCT_PATH)) {
    const parts = (groups?.['path'] ?? '').split('/');
    for (let length = 1; length < parts.length; length += 1) {
      const path = parts.slice(0, length);
      if (path.join('-') === stackName) return path.join('/');
    }
  }
  return stackName;
}
