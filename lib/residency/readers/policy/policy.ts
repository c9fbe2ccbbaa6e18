import { type Reader } from '../reader';
import { grantReadings } from './grants';
import { principalReadings } from './principals';
import { allowingStatements } from './statement';

/** An IAM policy document of any kind: who its allowing statements let in, and what they let them reach. */
export const readPolicy: Reader = (value, resource) =>
  allowingStatements(value).flatMap((statement) => [
    ...principalReadings(statement, resource),
    ...grantReadings(statement, resource),
  ]);
