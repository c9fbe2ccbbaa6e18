import { databaseSignInToken } from '../../../lambda/read-users/sign-in-token';

const login = { region: 'ca-central-1', host: 'organisation.ca.example', port: 5432, user: 'application' };
const session = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' };
const now = new Date('2026-11-21T12:00:00Z');

// The signatures were made by @smithy/signature-v4, with which the AWS SDK makes such tokens.
test.each([
  [undefined, '545b40da18089815999d39db27f44886c2ed9e0adf855a18352e02c64f3f44fc'],
  ['session/token+with=odd', '055c99b44f564c6095dbf020417f26f5c716070f7f454375f654f65218d91e57'],
])('is signed as the AWS SDK signs it (session token %s)', (sessionToken, signature) => {
  const token = databaseSignInToken(login, { ...session, sessionToken }, now);
  const { host, searchParams } = new URL(`https://${token}`);
  expect(host).toBe('organisation.ca.example:5432');
  expect(Object.fromEntries(searchParams)).toEqual({
    Action: 'connect',
    DBUser: 'application',
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Credential': 'AKIDEXAMPLE/20261121/ca-central-1/rds-db/aws4_request',
    'X-Amz-Date': '20261121T120000Z',
    'X-Amz-Expires': '900',
    'X-Amz-SignedHeaders': 'host',
    ...(sessionToken !== undefined && { 'X-Amz-Security-Token': sessionToken }),
    'X-Amz-Signature': signature,
  });
});

test.each([{ region: 'us-east-1' }, { host: 'other' }, { port: 5433 }, { user: 'migrator' }])(
  'is for %j only',
  (other) => {
    const signature = (token: string): string | undefined => /X-Amz-Signature=(\w+)$/.exec(token)?.[1];
    expect(signature(databaseSignInToken({ ...login, ...other }, session, now))).not.toBe(
      signature(databaseSignInToken(login, session, now)),
    );
  },
);
