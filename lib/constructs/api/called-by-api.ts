import { Stack } from 'aws-cdk-lib';
import { CfnPermission, Function as LambdaFunction, type IFunction } from 'aws-cdk-lib/aws-lambda';
import { type Construct } from 'constructs';

/**
 * A function that an API calls, without the permissions that the CDK would add: their ids hold the name of the
 * environment, and there would be one for every route.
 */
export function calledByApi(scope: Construct, id: string, { functionArn }: IFunction): IFunction {
  return LambdaFunction.fromFunctionAttributes(scope, id, { functionArn, skipPermissions: true });
}

/**
 * Lets an API call a function.
 *
 * @param sourceArn - of the part of the API that calls
 */
export function permitApi(scope: Construct, id: string, { functionArn }: IFunction, sourceArn: string): void {
  new CfnPermission(scope, id, {
    action: 'lambda:InvokeFunction',
    functionName: functionArn,
    principal: 'apigateway.amazonaws.com',
    sourceAccount: Stack.of(scope).account,
    sourceArn,
  });
}
