/** A template that stores nothing and leads nowhere. */
export const emptyTemplate = { Resources: { Topic: { Type: 'AWS::IAM::Role', Properties: {} } } };

/** A bucket in the stack's own Region. */
export const bucketTemplate = { Resources: { Recordings: { Type: 'AWS::S3::Bucket', Properties: {} } } };

/** Buckets that replicate to a bucket no template declares. */
export const replicatingProperties = {
  ReplicationConfiguration: {
    Role: 'arn:aws:iam::111111111111:role/replication',
    Rules: [{ Status: 'Enabled', Destination: { Bucket: 'arn:aws:s3:::elsewhere' } }],
  },
};

/** A bucket that replicates to a bucket no template declares. */
export const replicatingTemplate = {
  Resources: { Recordings: { Type: 'AWS::S3::Bucket', Properties: replicatingProperties } },
};
