import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyDocument, type PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { type Construct } from 'constructs';
import { administration, denyReplication, denyServicesOutside, useThroughServices } from './key-statements';

export interface RegionalKeyProps {
  /** What the key encrypts, for people. */
  readonly description: string;
  /** Name without `alias/`. Deterministic: stacks of other Regions name the key by it. */
  readonly alias: string;
  /** Endpoint names of the services that use the key for identities of the account, such as `s3`. */
  readonly services: readonly [string, ...string[]];
  /** Regions besides the own one whose services may present the key. @default - none */
  readonly partnerRegions?: readonly string[];
  /** What else may use the key. @default - nothing */
  readonly statements?: readonly PolicyStatement[];
}

/**
 * A customer-managed key of one Region and one purpose: it rotates every year, has no replica, and works only through
 * services of its own Region.
 *
 * The account administers it without being able to read with it: cryptographic use needs an IAM policy and one of the
 * named services.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-via-service
 */
export class RegionalKey extends Key {
  constructor(scope: Construct, id: string, props: RegionalKeyProps) {
    super(scope, id, {
      description: props.description,
      alias: props.alias,
      enableKeyRotation: true,
      multiRegion: false,
      pendingWindow: Duration.days(30),
      removalPolicy: RemovalPolicy.RETAIN,
      policy: new PolicyDocument({
        statements: [
          administration(),
          useThroughServices(scope, props.services),
          denyReplication(),
          denyServicesOutside([Stack.of(scope).region, ...(props.partnerRegions ?? [])]),
          ...(props.statements ?? []),
        ],
      }),
    });
  }
}
