import { ArnFormat, Stack } from 'aws-cdk-lib';
import { type IConstruct } from 'constructs';

const LONGEST_BUCKET_NAME = 63;

/** What tells a trail. */
export interface TrailName {
  /** Id of the Stage, such as `ca-prod`. */
  readonly stage: string;
  readonly region: string;
}

/** Name of the trail of a Stage, the same in every Region. Policies name the trail before it is there. */
export function trailName(stage: string): string {
  return `${stage}-audit`;
}

/** ARN of the trail of a Stage, in every Region of the construct's account: outposts have trails of that name as well. */
export function trailArnPattern(scope: IConstruct, stage: string): string {
  return Stack.of(scope).formatArn({
    service: 'cloudtrail',
    region: '*',
    resource: 'trail',
    resourceName: trailName(stage),
    arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
  });
}

/**
 * Name of the bucket that holds the evidence of a Stage in a Region. Deterministic, because trails of other Regions
 * deliver to it.
 *
 * @throws Error when the name is longer than S3 allows.
 */
export function evidenceBucketName({ stage, region, account }: TrailName & { readonly account: string }): string {
  const name = `${stage}-evidence-${account}-${region}`;
  if (name.length > LONGEST_BUCKET_NAME) {
    throw new Error(
      `bucket name '${name}' is longer than ${LONGEST_BUCKET_NAME} characters; shorten the jurisdiction or environment id`,
    );
  }
  return name;
}
