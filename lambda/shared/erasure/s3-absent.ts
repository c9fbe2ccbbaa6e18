import { S3ServiceException } from '@aws-sdk/client-s3';

/** Whether S3 says that there is no such object or version, or that it is a delete marker. */
export function isAbsent(error: unknown): boolean {
  return (
    error instanceof S3ServiceException &&
    (['NoSuchKey', 'NoSuchVersion', 'NotFound'].includes(error.name) ||
      error.$metadata.httpStatusCode === 404 ||
      // A request for a version that is a delete marker.
      error.$metadata.httpStatusCode === 405)
  );
}
