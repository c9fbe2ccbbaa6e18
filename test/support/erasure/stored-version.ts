import { createHash } from 'node:crypto';

/** A version of an object, or a delete marker when it has no body. */
export interface StoredVersion {
  readonly key: string;
  readonly versionId: string;
  readonly modifiedAt: Date;
  readonly body?: Buffer;
  readonly storageClass: string;
  readonly headers: Readonly<Record<string, string>>;
  tags: Readonly<Record<string, string>>;
  lockedUntil?: Date;
  /** What was done to read an archived version. */
  restoration?: 'requested' | 'done';
  legalHold?: boolean;
}

/** Whether it must be restored before it can be read. */
export const isArchived = ({ storageClass }: StoredVersion): boolean =>
  ['GLACIER', 'DEEP_ARCHIVE'].includes(storageClass);

export const etagOf = (body: Buffer): string => `"${createHash('md5').update(body).digest('hex')}"`;
