import * as fc from 'fast-check';
import { dataClasses } from '../../lib/domain/data-class';
import { type Label, labelled, labelOf, labelTags, MOST_TAGS, piiCategories, tagsOf } from '../../lib/domain/labels';
import { storedContents } from '../../lib/domain/stored-content';

const words = fc.stringMatching(/^[a-zà-öø-ü0-9][a-z0-9 _.:/=+@-]{0,40}$/);
const labels: fc.Arbitrary<Label> = fc.record({
  content: fc.constantFrom(...storedContents),
  dataClass: fc.constantFrom(...dataClasses),
  jurisdiction: words,
  organisation: words,
  classification: words,
  retentionDays: fc.integer({ min: 1, max: 10_000 }),
  pii: fc.uniqueArray(fc.constantFrom(...piiCategories)),
});

test('a label is read back from its tags, beside tags of an application', () => {
  fc.assert(
    fc.property(labels, (label) => {
      expect(labelOf({ project: 'x', ...tagsOf(label) })).toEqual(label);
    }),
  );
});

test('S3 takes the tags of every label', () => {
  fc.assert(
    fc.property(labels, (label) => {
      const tags = Object.entries(tagsOf(label));
      expect(tags.length).toBeLessThanOrEqual(MOST_TAGS);
      for (const [key, value] of tags) {
        expect(key).toMatch(/^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u);
        expect(value).toMatch(/^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,256}$/u);
      }
    }),
  );
});

const label: Label = {
  content: 'call-recording',
  dataClass: 'customer-content',
  jurisdiction: 'ca',
  organisation: 'northwind',
  classification: 'protected-b',
  retentionDays: 365,
  pii: ['voice'],
};

test('labelling twice is the same as once, and keeps the tags of an application', () => {
  const once = labelled({ case: '7' }, label);
  expect(once['case']).toBe('7');
  expect(labelled(once, label)).toEqual(once);
  expect(labelled(tagsOf({ ...label, retentionDays: 1 }), label)).toEqual(tagsOf(label));
});

test('more tags than S3 takes are refused in words', () => {
  const others = Object.fromEntries(Array.from({ length: 4 }, (_, index) => [`own-${index}`, 'x']));
  expect(() => labelled(others, label)).toThrow('11 tags and S3 takes 10: 7 are the label');
});

test.each(Object.values(labelTags))('there is no label without the tag %s', (tag) => {
  expect(labelOf(Object.fromEntries(Object.entries(tagsOf(label)).filter(([key]) => key !== tag)))).toBeUndefined();
});

test('a value that no tag can hold is refused', () => {
  expect(() => tagsOf({ ...label, organisation: 'a,b' })).toThrow('S3 takes in no tag');
});
