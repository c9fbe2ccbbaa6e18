import { decisionOf } from '../support/policy-evaluator';

const everything = { Effect: 'Allow', Action: '*', Resource: '*' };
const deny = (statement: object) => [
  { Statement: [everything, { Effect: 'Deny', Action: '*', Resource: '*', ...statement }] },
];
const request = { action: 's3:PutObject', resource: 'arn:aws:s3:::recordings/a', context: {} };

describe('the policy evaluator of these tests', () => {
  test('an explicit denial wins, and what nothing allows is denied', () => {
    expect(decisionOf([{ Statement: everything }], request)).toBe('allowed');
    expect(decisionOf([{ Statement: { ...everything, Action: 's3:Get*' } }], request)).toBe('implicitly denied');
    expect(decisionOf([], request)).toBe('implicitly denied');
    expect(decisionOf([{ Statement: everything }, ...deny({})], request)).toBe('explicitly denied');
  });

  test.each([
    ['an action', { Action: 's3:PutObject' }, true],
    ['an action in other letters', { Action: 'S3:putobject' }, true],
    ['another action', { Action: 's3:PutObjectAcl' }, false],
    ['a wildcard', { Action: 's3:Put*' }, true],
    ['a wildcard in the middle', { Action: 's3:*Object' }, true],
    ['one letter', { Action: 's3:PutObjec?' }, true],
    ['one letter too few', { Action: 's3:PutObject?' }, false],
    ['one of several actions', { Action: ['kms:*', 's3:*'] }, true],
    ['a service that begins alike', { Action: 's3tables:*' }, false],
    ['all but the action', { Action: undefined, NotAction: 's3:*' }, false],
    ['all but others', { Action: undefined, NotAction: ['kms:*', 'sqs:*'] }, true],
    ['the resource', { Resource: 'arn:aws:s3:::recordings/*' }, true],
    ['another resource', { Resource: 'arn:aws:s3:::reports/*' }, false],
    ['all but the resource', { Resource: undefined, NotResource: 'arn:aws:s3:::recordings/*' }, false],
    ['all but another resource', { Resource: undefined, NotResource: ['arn:aws:s3:::reports/*'] }, true],
    ['letters of an expression', { Resource: 'arn:aws:s3:::recordings.a' }, false],
  ])('denies %s: %j: %s', (_, statement, denied) => {
    expect(decisionOf(deny(statement), request)).toBe(denied ? 'explicitly denied' : 'allowed');
  });

  test('a call without a resource is covered by * alone', () => {
    const call = { action: 'kms:CreateKey' };
    expect(decisionOf(deny({ Resource: 'arn:*' }), call)).toBe('allowed');
    expect(decisionOf(deny({ Resource: '*' }), call)).toBe('explicitly denied');
    expect(decisionOf(deny({ Resource: undefined, NotResource: 'arn:*' }), call)).toBe('explicitly denied');
  });

  const region = (value: string | undefined): Record<string, string> =>
    value === undefined ? {} : { 'aws:RequestedRegion': value };
  const role = (name: string) => ({ 'aws:PrincipalArn': `arn:aws:iam::111111111111:role/${name}` });
  const tags = { 'aws:PrincipalTag/team': 'blue', 's3:ExistingObjectTag/team': 'blue' };
  const sameTeam = (operator: string) => ({ [operator]: { 's3:ExistingObjectTag/team': '${aws:PrincipalTag/team}' } });
  const conditions: readonly (readonly [object, Readonly<Record<string, string | string[]>>, boolean])[] = [
    [sameTeam('StringEquals'), tags, true],
    [sameTeam('StringNotEquals'), tags, false],
    [sameTeam('StringNotEquals'), { ...tags, 'aws:PrincipalTag/team': 'red' }, true],
    // A variable without a value: AWS may leave the statement out.
    [sameTeam('StringNotEquals'), { 's3:ExistingObjectTag/team': 'blue' }, false],
    [{ StringEquals: { 'aws:RequestedRegion': 'ca-west-1' } }, region('ca-west-1'), true],
    [{ StringEquals: { 'aws:requestedregion': ['us-east-1', 'ca-west-1'] } }, region('ca-west-1'), true],
    [{ StringEquals: { 'aws:RequestedRegion': 'ca-*' } }, region('ca-west-1'), false],
    [{ StringEquals: { 'aws:RequestedRegion': 'ca-west-1' } }, region(undefined), false],
    [{ StringEqualsIfExists: { 'aws:RequestedRegion': 'ca-west-1' } }, region(undefined), true],
    [{ StringEqualsIfExists: { 'aws:RequestedRegion': 'ca-west-1' } }, region('us-east-1'), false],
    [{ StringNotEquals: { 'aws:RequestedRegion': ['ca-west-1', 'us-east-1'] } }, region('us-east-1'), false],
    [{ StringNotEquals: { 'aws:RequestedRegion': ['ca-west-1', 'us-east-1'] } }, region('us-east-2'), true],
    [{ StringNotEquals: { 'aws:RequestedRegion': 'ca-west-1' } }, region(undefined), true],
    [{ StringNotEqualsIfExists: { 'aws:RequestedRegion': 'ca-west-1' } }, region('ca-west-1'), false],
    [{ StringLike: { 'aws:RequestedRegion': 'ca-*' } }, region('ca-west-1'), true],
    [{ StringNotLike: { 'aws:RequestedRegion': 'ca-*' } }, region('ca-west-1'), false],
    [{ ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/cdk-*' } }, role('cdk-exec'), true],
    [{ ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam:*:role/cdk-*' } }, role('cdk-exec'), false],
    [{ ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/cdk-*' } }, role('cdk-exec'), false],
    [{ ArnNotLike: { 'aws:PrincipalArn': ['arn:aws:iam::*:role/cdk-*'] } }, role('admin'), true],
    [{ ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/cdk-*' } }, {}, true],
    [{ Bool: { 'kms:MultiRegion': 'true' } }, { 'kms:MultiRegion': 'true' }, true],
    [{ Bool: { 'kms:MultiRegion': true } }, { 'kms:MultiRegion': 'true' }, true],
    [{ Bool: { 'kms:MultiRegion': 'true' } }, {}, false],
    [{ BoolIfExists: { 'aws:SecureTransport': 'false' } }, {}, true],
    [{ BoolIfExists: { 'aws:SecureTransport': 'false' } }, { 'aws:SecureTransport': 'true' }, false],
    [{ Null: { 'aws:SourceAccount': 'true' } }, {}, true],
    [{ Null: { 'aws:SourceAccount': 'false' } }, {}, false],
    [{ Null: { 'aws:SourceAccount': 'false' } }, { 'aws:SourceAccount': '111111111111' }, true],
    [{ 'ForAnyValue:StringEquals': { 'aws:CalledVia': 'a' } }, { 'aws:CalledVia': ['b', 'a'] }, true],
    [{ 'ForAnyValue:StringEquals': { 'aws:CalledVia': 'a' } }, {}, false],
    [{ 'ForAllValues:StringEquals': { 'aws:TagKeys': ['a', 'b'] } }, { 'aws:TagKeys': ['a', 'c'] }, false],
    [{ 'ForAllValues:StringEquals': { 'aws:TagKeys': ['a', 'b'] } }, { 'aws:TagKeys': ['b'] }, true],
    [{ 'ForAllValues:StringEquals': { 'aws:TagKeys': 'a' } }, {}, true],
    [{ 'ForAnyValue:StringNotEquals': { 'aws:TagKeys': 'a' } }, { 'aws:TagKeys': ['a', 'c'] }, true],
    [{ NumericLessThan: { 's3:TlsVersion': '1.2' } }, { 's3:TlsVersion': '1.1' }, true],
    // Operators and keys are joined by "and".
    [{ Bool: { a: 'true', b: 'true' } }, { a: 'true', b: 'false' }, false],
    [{ Bool: { a: 'true' }, StringEquals: { b: 'c' } }, { a: 'true', b: 'c' }, true],
  ];
  test.each(conditions)('%j with %j: %s', (Condition, context, holds) => {
    expect(decisionOf(deny({ Condition }), { ...request, context })).toBe(holds ? 'explicitly denied' : 'allowed');
  });

  test.each([
    [
      { Condition: { DateGreaterThan: { 'aws:CurrentTime': '2026-01-01' } } },
      "operator 'DateGreaterThan' is not known",
    ],
    [{ NotAction: 'kms:*' }, 'either Action or NotAction'],
    [{ NotResource: 'arn:*' }, 'either Resource or NotResource'],
    [{ Actions: 's3:*' }, 'Actions'],
  ])('refuses what it does not know: %j', (statement, problem) => {
    expect(() => decisionOf(deny(statement), { ...request, context: { 'aws:CurrentTime': 'now' } })).toThrow(problem);
  });
});
