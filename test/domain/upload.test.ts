import * as fc from 'fast-check';
import { type Label, MOST_TAGS, labelTags, piiCategories, tagsOf } from '../../lib/domain/labels';
import {
  declaredLabel,
  LARGEST_UPLOAD_BYTES,
  shorterRetentions,
  shorterRetentionsFor,
  subjectsOf,
  subjectsText,
  uploadDeclarationSchema,
} from '../../lib/domain/upload';

const declaration = {
  bytes: 5,
  sha256: 'a'.repeat(64),
  contentType: 'image/png',
  pii: ['file'],
  identifiers: [{ kind: 'phone', value: '+1 514 555-0100' }],
};
const isAccepted = (changes: object) => uploadDeclarationSchema.safeParse({ ...declaration, ...changes }).success;

test.each<readonly [string, boolean, object]>([
  ['a file about a person', true, {}],
  ['a file about nobody', true, { pii: [], identifiers: [] }],
  ['personal data of nobody', false, { identifiers: [] }],
  ['nothing of somebody', false, { pii: [] }],
  ['a category that is none', false, { pii: ['secret'] }],
  ['a category twice', false, { pii: ['file', 'file'] }],
  ['a number that is none', false, { identifiers: [{ kind: 'phone', value: '5145550100' }] }],
  ['more identifiers than a person has', false, { identifiers: Array(6).fill(declaration.identifiers[0]) }],
  ['an empty file', false, { bytes: 0 }],
  ['the largest file', true, { bytes: LARGEST_UPLOAD_BYTES }],
  ['a larger one', false, { bytes: LARGEST_UPLOAD_BYTES + 1 }],
  ['a part of a byte', false, { bytes: 1.5 }],
  ['a hash in other letters', false, { sha256: 'A'.repeat(64) }],
  ['a media type with a line break', false, { contentType: 'image/png\r\nx-amz-acl: public-read' }],
  ['tags of its own', true, { tags: { case: '7', 'cost centre': 'x', team: '' } }],
  ['too many of them', false, { tags: { a: '', b: '', c: '', d: '' } }],
  ['a tag of the label', false, { tags: { [labelTags.organisation]: 'contoso' } }],
  ['a tag of AWS', false, { tags: { 'AWS:x': '1' } }],
  ['a tag with letters that S3 takes in none', false, { tags: { a: 'b&c=d' } }],
  ['a field that is none', false, { organisation: 'contoso' }],
])('%s: %s', (_, expected, changes) => {
  expect(isAccepted(changes)).toBe(expected);
});

const words = fc.stringMatching(/^[a-z0-9 _.:/=+@-]{1,40}$/);
const hash = fc.stringMatching(/^[0-9a-f]{64}$/);

test('whatever is declared, S3 takes the tags, and those of the label are the label', () => {
  const label: fc.Arbitrary<Label> = fc.record({
    content: fc.constant('application-file' as const),
    dataClass: fc.constant('customer-content' as const),
    jurisdiction: fc.constantFrom('ca', 'eu'),
    organisation: fc.uuid(),
    classification: fc.constantFrom('protected-a', 'protected-b'),
    retentionDays: fc.integer({ min: 1, max: 5_000 }),
    pii: fc.uniqueArray(fc.constantFrom(...piiCategories)),
  });
  fc.assert(
    fc.property(fc.dictionary(words, words, { maxKeys: 5 }), label, (tags, label) => {
      const { data } = uploadDeclarationSchema.safeParse({ ...declaration, tags });
      if (!data) return;
      const all = { ...data.tags, ...tagsOf(label) };
      expect(Object.keys(all).length).toBeLessThanOrEqual(MOST_TAGS);
      expect(all).toMatchObject(tagsOf(label));
    }),
  );
});

test('keyed hashes come back from metadata, and nothing else does', () => {
  fc.assert(
    fc.property(fc.uniqueArray(hash, { minLength: 1, maxLength: 5 }), (subjects) => {
      expect(subjectsOf(subjectsText(subjects))).toEqual(subjects);
      // With the other metadata, S3 takes 2 KB.
      expect(subjectsText(subjects).length).toBeLessThan(400);
    }),
  );
  for (const text of [undefined, '', 'a', `${'a'.repeat(64)},`, '+15145550100']) expect(subjectsOf(text)).toEqual([]);
});

test('a file ends sooner only where files are kept longer and no law asks for more', () => {
  expect(shorterRetentionsFor({ days: 365 })).toEqual([...shorterRetentions]);
  expect(shorterRetentionsFor({ days: 90 })).toEqual([30]);
  expect(shorterRetentionsFor({ days: 730, minimumDays: 90 })).toEqual([90, 180]);
  expect(shorterRetentionsFor({ days: 730, minimumDays: 730 })).toEqual([]);
});

describe('the label of a file', () => {
  const ofBucket: Label = {
    content: 'application-file',
    dataClass: 'customer-content',
    jurisdiction: 'ca',
    organisation: 'northwind',
    classification: 'protected-b',
    retentionDays: 365,
    pii: ['file'],
  };
  const own = { organisation: '0f9d2c1e-8a64-4b7e-9d55-3c2b1a098765', pii: ['voice'], retentionDays: 30 } as const;

  test('keeps what the application declared, and follows the deployment in the rest', () => {
    const old = { ...ofBucket, ...own, classification: 'protected-a' };
    expect(declaredLabel(ofBucket, old)).toEqual({ ...ofBucket, ...own });
    expect(declaredLabel({ ...ofBucket, retentionDays: 20 }, old).retentionDays).toBe(20);
  });

  test('is that of the bucket when nothing was declared, and where nothing can be', () => {
    expect(declaredLabel(ofBucket, undefined)).toBe(ofBucket);
    const recordings: Label = { ...ofBucket, content: 'call-recording' };
    expect(declaredLabel(recordings, { ...recordings, ...own })).toBe(recordings);
    expect(declaredLabel(ofBucket, { ...recordings, ...own })).toBe(ofBucket);
  });
});
