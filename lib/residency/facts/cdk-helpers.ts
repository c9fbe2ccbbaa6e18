/**
 * Logical ids of functions and roles that the CDK adds to a stack to deploy it: they see names, settings and the
 * objects of other resources, which are judged by themselves, and keep nothing.
 * Source: logical ids that aws-cdk-lib 2.276 gives to its singletons and custom resource providers.
 */
const HELPERS = [
  /^Custom\w+CustomResourceProvider(?:Handler|Role)[0-9A-F]{8}$/,
  /^AWS679f53fac002430cb0da5b7982bd2287/,
  /^LogRetentionaae0aa3c5b4d4f87b02d85b201efdd8a/,
  /^BucketNotificationsHandler050a0587b7544547bf325f094a3db834/,
];

/** Names of the parameters by which CDK's edge functions tell their version to the stacks that use them. */
const HELPER_PARAMETER = /^\/cdk\/(?:EdgeFunctionArn|exports)\//;

/** Whether a resource with that logical id is a helper of the CDK. */
export function isCdkHelper(logicalId: string): boolean {
  return HELPERS.some((pattern) => pattern.test(logicalId));
}

/** Whether an SSM parameter of that name is a helper of the CDK. */
export function isCdkHelperParameter(name: string): boolean {
  return HELPER_PARAMETER.test(name);
}
