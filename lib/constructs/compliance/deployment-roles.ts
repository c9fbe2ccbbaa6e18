import { DefaultStackSynthesizer, Stack } from 'aws-cdk-lib';
import { type IConstruct } from 'constructs';

/**
 * Name of the role with which CloudFormation deploys for the CDK in a Region of the construct's account.
 *
 * @param region `*` for every Region, where the name is a pattern
 */
export function deploymentRole(scope: IConstruct, region: string): string {
  const configured: unknown = scope.node.tryGetContext('@aws-cdk/core:bootstrapQualifier');
  const qualifier = typeof configured === 'string' ? configured : DefaultStackSynthesizer.DEFAULT_QUALIFIER;
  return `cdk-${qualifier}-cfn-exec-role-${Stack.of(scope).account}-${region}`;
}
