import { type CfnResource } from 'aws-cdk-lib';

/**
 * Creates Amazon Connect resources one after another. Its API takes two requests a second per account and Region, and
 * CloudFormation would send all that do not depend on each other at once.
 *
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/amazon-connect-service-limits.html
 */
export class Sequence {
  private last: CfnResource | undefined;

  /** Adds resources behind the last one. */
  add(...resources: readonly CfnResource[]): void {
    for (const resource of resources) {
      if (this.last) resource.addResourceDependency(this.last);
      this.last = resource;
    }
  }
}
