import { S3Client } from '@aws-sdk/client-s3';
import { type ContentPlace } from '../../../lib/domain/erasure/object-places';
import { type ObjectStores } from './object-versions';

/** S3 of the Regions of these buckets, with one client for each Region. */
export function objectStores(buckets: readonly ContentPlace[]): ObjectStores {
  const clients = new Map<string, S3Client>();
  return {
    buckets,
    clientFor: (region) => {
      const client = clients.get(region) ?? new S3Client({ region });
      clients.set(region, client);
      return client;
    },
  };
}
