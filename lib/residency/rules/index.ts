import { type Rule } from '../rule';
import customResourceStaysHome from './custom-resource-stays-home';
import dataStaysHome from './data-stays-home';
import noForeignLocation from './no-foreign-location';
import policyStaysHome from './policy-stays-home';
import resourceTypeKnown from './resource-type-known';
import stackOutputStaysHome from './stack-output-stays-home';
import templateFullyRead from './template-fully-read';

/** Every rule that is more than a row of a channel table, by id. */
export const rules: readonly Rule[] = [
  customResourceStaysHome,
  dataStaysHome,
  noForeignLocation,
  policyStaysHome,
  resourceTypeKnown,
  stackOutputStaysHome,
  templateFullyRead,
];
