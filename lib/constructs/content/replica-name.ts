import { type ContentKind, contentFacts } from './content-kind';

const LONGEST_BUCKET_NAME = 63;

/** Where the second copy of a Stage's content lies. */
export interface ReplicaPlace {
  /** Id of the Stage, such as `ca-prod`. */
  readonly stage: string;
  readonly account: string;
  readonly region: string;
}

/**
 * Name of the bucket that holds the second copy. Deterministic, because the bucket and its source are in stacks of
 * different Regions; with account and Region, because bucket names are unique in all of AWS.
 *
 * @throws Error when the name is longer than S3 allows.
 */
export function replicaBucketName(kind: ContentKind, { stage, account, region }: ReplicaPlace): string {
  const name = `${stage}-${contentFacts[kind].prefix}-${account}-${region}`;
  if (name.length > LONGEST_BUCKET_NAME) {
    throw new Error(
      `replica bucket name '${name}' is longer than ${LONGEST_BUCKET_NAME} characters; shorten the jurisdiction or environment id`,
    );
  }
  return name;
}
