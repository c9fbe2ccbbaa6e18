/** Where the doubles of a test stand, and who asks them. */
export const REGION = 'ca-central-1';
export const REPLICA_REGION = 'ca-west-1';
export const CREDENTIALS = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' } as const;
