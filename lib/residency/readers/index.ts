import { type ReaderName } from '../channel';
import { readCode, readDocument } from './document';
import { readEnvironment } from './environment';
import { readModel } from './model';
import { readAccount, readAddress, readArn, readBucket, readHost, readKey, readRegion } from './places';
import { readPolicy } from './policy/policy';
import { readPrincipal } from './principal';
import { type Reader } from './reader';

/** The reader behind each name that a channel table can use. */
export const readers: Readonly<Record<ReaderName, Reader>> = {
  account: readAccount,
  address: readAddress,
  arn: readArn,
  bucket: readBucket,
  code: readCode,
  document: readDocument,
  environment: readEnvironment,
  host: readHost,
  key: readKey,
  model: readModel,
  policy: readPolicy,
  principal: readPrincipal,
  region: readRegion,
};
