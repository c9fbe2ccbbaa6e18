import { Fn } from 'aws-cdk-lib';

/**
 * The first two availability zones of the stack's Region, as CloudFormation finds them in the account. Known at
 * deployment only, so that no synthesis has to ask AWS.
 */
export function twoZones(): readonly string[] {
  const zones = Fn.getAzs();
  return [Fn.select(0, zones), Fn.select(1, zones)];
}
