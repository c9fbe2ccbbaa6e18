/** Places outside Canada, as templates write them. */
export const FOREIGN_KEY = {
  'Fn::Sub': 'arn:${AWS::Partition}:kms:us-east-1:${AWS::AccountId}:key/00000000-0000-0000-0000-000000000000',
};
export const FOREIGN_STREAM = {
  'Fn::Join': [
    '',
    ['arn:', { Ref: 'AWS::Partition' }, ':kinesis:us-east-1:', { Ref: 'AWS::AccountId' }, ':stream/taken'],
  ],
};
export const FOREIGN_FUNCTION = 'arn:aws:lambda:us-east-1:111111111111:function:taken';
/** An account that nobody declared. */
export const STRANGER = '999999999999';
