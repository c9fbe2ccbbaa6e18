import { type Rule } from '../rule';
import dataStaysHome from './data-stays-home';
import noForeignLocation from './no-foreign-location';
import policyStaysHome from './policy-stays-home';
import resourceTypeKnown from './resource-type-known';
import templateFullyRead from './template-fully-read';

/** Every rule that is more than a row of a channel table, by id. */
export const rules: readonly Rule[] = [
  dataStaysHome,
  noForeignLocation,
  policyStaysHome,
  resourceTypeKnown,
  templateFullyRead,
];
