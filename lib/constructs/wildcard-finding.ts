import { Stack, Token } from 'aws-cdk-lib';
import { type IConstruct } from 'constructs';

/**
 * Id under which cdk-nag reports that a policy allows all that is below an ARN, such as the objects of a bucket.
 *
 * @param policy where the finding arises
 * @param owner any construct of the stack that the ARN's resource is in
 * @param arn without the wildcard at the end
 */
export function wildcardFinding(policy: IConstruct, owner: IConstruct, arn: string): string {
  const stack = Stack.of(owner);
  // Between stacks the CDK replaces the reference by an import, later than here; asking for the export names it.
  const reference: unknown = stack.resolve(stack === Stack.of(policy) ? arn : stack.exportValue(arn));
  return `AwsSolutions-IAM5[Resource::${spell(reference)}/*]`;
}

/** An id that may hold references, such as the partition, as cdk-nag spells it. */
export function findingId(construct: IConstruct, id: string): string {
  return Token.isUnresolved(id) ? spell(Stack.of(construct).resolve(id)) : id;
}

/** A reference as cdk-nag spells it in its ids. */
function spell(reference: unknown): string {
  if (typeof reference === 'string') return reference.replaceAll('${', '<').replaceAll('}', '>');
  if (typeof reference !== 'object' || reference === null) return JSON.stringify(reference);
  const node = reference as Readonly<Record<string, unknown>>;
  const join = node['Fn::Join'];
  if (Array.isArray(join) && Array.isArray(join[1])) return join[1].map(spell).join(spell(join[0]));
  const attribute = node['Fn::GetAtt'];
  if (Array.isArray(attribute)) return `<${attribute.map(spell).join('.')}>`;
  if ('Fn::ImportValue' in node) return spell(node['Fn::ImportValue']);
  if ('Ref' in node) return `<${spell(node['Ref'])}>`;
  return JSON.stringify(reference);
}
