import { matchesEvent } from './event-pattern';
import { countsEvent } from './filter-pattern';

/** Examples of the user guides of EventBridge and of CloudWatch Logs. */
describe('event patterns', () => {
  const event = {
    source: 'aws.ec2',
    detail: { state: 'running', 'c-count': 5, 'x-limit': 3.018e2, location: null, tags: ['a', 'b'], on: true },
  };

  test.each<[string, unknown, boolean]>([
    ['a value of the list', { source: ['aws.ec2', 'aws.s3'] }, true],
    ['a value that is not in the list', { source: ['aws.s3'] }, false],
    ['all fields', { source: ['aws.ec2'], detail: { state: ['stopped'] } }, false],
    ['a prefix', { source: [{ prefix: 'aws.' }] }, true],
    ['another prefix', { source: [{ prefix: 'ec2' }] }, false],
    ['anything but', { detail: { state: [{ 'anything-but': ['stopped'] }] } }, true],
    ['anything but this', { detail: { state: [{ 'anything-but': ['running', 'stopped'] }] } }, false],
    ['anything but, of a field that is not there', { detail: { x: [{ 'anything-but': ['a'] }] } }, false],
    ['what exists', { detail: { state: [{ exists: true }] } }, true],
    ['what does not exist', { detail: { x: { y: [{ exists: false }] } } }, true],
    ['an object does not exist as a value', { detail: [{ exists: true }] }, false],
    ['a range', { detail: { 'c-count': [{ numeric: ['>', 0, '<=', 5] }] } }, true],
    ['outside the range', { detail: { 'c-count': [{ numeric: ['>=', 6] }] } }, false],
    ['a number in text is no number', { detail: { state: [{ numeric: ['>=', 0] }] } }, false],
    ['null', { detail: { location: [null] } }, true],
    ['true is not "true"', { detail: { on: ['true'] } }, false],
    ['an element of a list', { detail: { tags: ['b'] } }, true],
    ['one branch', { $or: [{ source: ['aws.s3'] }, { detail: { on: [true] } }] }, true],
    ['no branch', { $or: [{ source: ['aws.s3'] }, { detail: { on: [false] } }] }, false],
    ['a branch and a field', { source: ['aws.s3'], $or: [{ source: ['aws.ec2'] }, { detail: { on: [true] } }] }, false],
  ])('%s', (_, pattern, expected) => {
    expect(matchesEvent(pattern, event)).toBe(expected);
  });

  test('refuse what they do not know', () => {
    for (const pattern of [
      { source: [{ suffix: 'ec2' }] },
      { source: 'aws.ec2' },
      { $or: [{ source: ['aws.ec2'] }] },
      { source: [{ 'anything-but': { prefix: 'aws' } }] },
      { source: [{ prefix: 'a', suffix: 'b' }] },
      { detail: { 'c-count': [{ numeric: ['~', 1] }] } },
    ]) {
      expect(() => matchesEvent(pattern, event)).toThrow();
    }
  });
});

describe('filter patterns', () => {
  const event = {
    eventName: 'UpdateTrail',
    ip: '123.123.1.1',
    ok: false,
    none: null,
    user: { name: 'a (b)', type: 'IAMUser' },
  };

  test.each<[string, boolean]>([
    ['{ $.eventName = "UpdateTrail" }', true],
    ['{ $.eventName = "Update*" }', true],
    ['{ $.eventName = "*Trail" }', true],
    ['{ $.eventName = "Trail" }', false],
    ['{ $.ip != "123.124.*" }', true],
    ['{ $.ip != "123.123.*" }', false],
    ['{ $.user.name = "a (b)" }', true],
    ['{ $.x NOT EXISTS }', true],
    ['{ $.user.name EXISTS }', true],
    ['{ $.x.y != "z" }', false],
    ['{ $.ok IS FALSE }', true],
    ['{ $.ok IS TRUE }', false],
    ['{ ($.eventName = "X") || ($.ok IS FALSE) && ($.user.type = "IAMUser") }', true],
    ['{ (($.eventName = "X") || ($.ok IS FALSE)) && ($.user.type = "Root") }', false],
  ])('%s', (pattern, expected) => {
    expect(countsEvent(pattern, event)).toBe(expected);
  });

  test('refuse what they do not know', () => {
    for (const pattern of [
      '{ $.a = "b"',
      '{ $.a > "b" }',
      '$.a = "b"',
      '{ $.a }',
      '{ $.a = "b" } x',
      '{ $.a IS NULL }',
      `{ $.a = "${'b'.repeat(1024)}" }`,
    ]) {
      expect(() => countsEvent(pattern, event)).toThrow();
    }
  });
});
