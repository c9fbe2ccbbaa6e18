import { type TemplateResource } from './stack';
import { endOf } from './retention-ends';

const rules = [
  {
    Status: 'Enabled',
    ExpirationInDays: 365,
    NoncurrentVersionExpiration: { NoncurrentDays: 7 },
    AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
  },
  { Status: 'Enabled', ExpiredObjectDeleteMarker: true },
];
const bucket = (Rules: readonly object[]): TemplateResource => ({
  logicalId: 'Transcripts1',
  Type: 'AWS::S3::Bucket',
  Properties: { LifecycleConfiguration: { Rules } },
});
const [retention = {}, markers = {}] = rules;
const without = (name: string) =>
  bucket([Object.fromEntries(Object.entries(retention).filter(([key]) => key !== name)), markers]);

test('what lies in a bucket ends with the last version of an object', () => {
  expect(endOf(bucket(rules))).toEqual({ days: 372, of: ['transcript'] });
});

test.each<readonly [string, TemplateResource, string]>([
  ['no rule', bucket([]), 'keeps parts of uploads'],
  ['a rule that is off', bucket([{ ...retention, Status: 'Disabled' }, markers]), 'keeps parts of uploads'],
  ['a rule for some tags only', bucket([{ ...retention, TagFilters: [{}] }, markers]), 'no rule by which all'],
  ['a rule for some keys only', bucket([{ ...retention, Prefix: 'staging/' }, markers]), 'no rule by which all'],
  ['no end of superseded versions', without('NoncurrentVersionExpiration'), 'versions that are superseded'],
  ['no end of delete markers', bucket([retention]), 'keeps delete markers'],
  ['a log group without end', { logicalId: 'L', Type: 'AWS::Logs::LogGroup', Properties: {} }, 'never ends'],
  ['backups that outlive the instance', { logicalId: 'D', Type: 'AWS::RDS::DBInstance', Properties: {} }, 'backups'],
  ['a store that nobody knows', { logicalId: 'F', Type: 'AWS::EFS::FileSystem', Properties: {} }, 'nobody has said'],
])('%s is found', (_, resource, message) => {
  expect(() => endOf(resource)).toThrow(message);
});
