import {
  type ConnectClient,
  DeleteAttachedFileCommand,
  GetAttachedFileCommand,
  ResourceNotFoundException,
} from '@aws-sdk/client-connect';
import { isIsoDate } from '../../../lib/domain/iso-date';

/** The instance that keeps the files of cases. */
export interface AttachedFiles {
  readonly client: ConnectClient;
  readonly instanceId: string;
  readonly instanceArn: string;
}

/** Where the bytes of a file are. */
export interface FileLocation {
  readonly bucket: string;
  readonly key: string;
  /** ISO date, when Amazon Connect tells it. */
  readonly createdOn?: string;
}

/**
 * Bucket and key of a file, which Amazon Connect tells by the URL it is downloaded from; `undefined` when it is gone.
 *
 * @throws Error when the URL is not one of Amazon S3
 */
export async function locateFile(
  { client, instanceId }: AttachedFiles,
  fileArn: string,
  caseArn: string,
): Promise<FileLocation | undefined> {
  const file = await unlessAbsent(
    client.send(
      new GetAttachedFileCommand({ InstanceId: instanceId, FileId: idOf(fileArn), AssociatedResourceArn: caseArn }),
    ),
  );
  const url = file?.DownloadUrlMetadata?.Url;
  // A file that was refused or never uploaded has no bytes.
  if (url === undefined) return undefined;
  const createdOn = file?.CreationTime?.slice(0, 10);
  return { ...locationOf(url), ...(createdOn !== undefined && isIsoDate(createdOn) && { createdOn }) };
}

/** Deletes what Amazon Connect knows of a file. In a versioned bucket its bytes stay, and are erased as an object. */
export async function deleteFile(
  { client, instanceId }: AttachedFiles,
  fileArn: string,
  caseArn: string,
): Promise<void> {
  await unlessAbsent(
    client.send(
      new DeleteAttachedFileCommand({ InstanceId: instanceId, FileId: idOf(fileArn), AssociatedResourceArn: caseArn }),
    ),
  );
}

/** @throws Error when the URL is not one of Amazon S3 */
export function locationOf(url: string): FileLocation {
  const { hostname, pathname } = new URL(url);
  const path = pathname.slice(1).split('/').map(decodeURIComponent);
  const [, name] = /^(.+)\.s3[.-](?:[a-z0-9-]+\.)*amazonaws\.com$/.exec(hostname) ?? [];
  const parts = name === undefined ? path : [name, ...path];
  const [bucket = '', ...key] = parts;
  if (!/(?:^|\.)s3[.-](?:[a-z0-9-]+\.)*amazonaws\.com$/.test(hostname) || key.length === 0) {
    throw new Error('Amazon Connect gave a URL of a file that is not in Amazon S3; erase the file by hand');
  }
  return { bucket, key: key.join('/') };
}

function idOf(fileArn: string): string {
  return fileArn.slice(fileArn.lastIndexOf('/') + 1);
}

async function unlessAbsent<Answer>(asked: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}
