/** What a key of a Stage is for. */
export type KeyPurpose =
  | 'content'
  | 'logs'
  | 'streams'
  | 'registry'
  | 'databases'
  | 'replication'
  | 'export'
  | 'audit'
  | 'identity'
  | 'erasure'
  | 'payments'
  | 'privacy-requests'
  | 'profiles'
  | 'tokens';

/**
 * Name of a key, the same in every Region of the Stage, so that another Region's stack can name the key without
 * reading anything from this one.
 */
export function keyAlias(stage: string, purpose: KeyPurpose): string {
  return `${stage}/${purpose}`;
}

/** ARN of the alias in a Region. */
export function keyAliasArn(key: {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
  readonly alias: string;
}): string {
  return `arn:${key.partition}:kms:${key.region}:${key.account}:alias/${key.alias}`;
}
