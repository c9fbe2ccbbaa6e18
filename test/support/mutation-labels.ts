import { environment, hasVariable } from './mutation-erasure';
import { FOREIGN_FUNCTION, FOREIGN_KEY } from './mutation-places';
import { type ResourceChange } from './mutation-resource';

/** Changes to what labels objects, looks for those without label, and takes files of applications. */
export const labelChanges: readonly ResourceChange[] = [
  {
    operator: 'label by a function abroad',
    type: 'AWS::Lambda::Function',
    change: environment('LABELLER', FOREIGN_FUNCTION),
    when: hasVariable('LABELLER'),
  },
  {
    operator: 'take files of applications to a bucket abroad',
    type: 'AWS::Lambda::Function',
    change: environment('BUCKET', 'arn:aws:s3:us-east-1:111111111111:accesspoint/taken'),
    when: hasVariable('CONTENT_KEY_ARN'),
  },
  {
    operator: 'encrypt files of applications with a foreign key',
    type: 'AWS::Lambda::Function',
    change: environment('CONTENT_KEY_ARN', FOREIGN_KEY),
    when: hasVariable('CONTENT_KEY_ARN'),
  },
];
