import { type Incompleteness } from '../substitute';

/** A reference to a secret is its ARN in AWS, and its name in the emulator: a policy would allow nothing. */
export const incompleteness: Incompleteness = {
  attributes: { 'AWS::SecretsManager::Secret': { Ref: { attribute: 'Id' } } },
};
