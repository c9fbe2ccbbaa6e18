import * as fc from 'fast-check';
import { gunzipSync, gzipSync } from 'node:zlib';
import { readLakeObject, writeLakeObject } from '../../../../lambda/shared/erasure/lake-records';

const documents = fc.array(
  fc.record({
    ContactId: fc.uuid(),
    Attributes: fc.dictionary(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' })),
  }),
  { maxLength: 5 },
);
const separators = fc.constantFrom('', '\n', '\r\n', '  ');

test('the records are all bytes of the object, one for each document, whatever is between them', () => {
  fc.assert(
    fc.property(documents, separators, (written, separator) => {
      const text = written.map((document) => JSON.stringify(document) + separator).join('');
      const records = readLakeObject(gzipSync(text));
      expect(gunzipSync(writeLakeObject(records)).toString()).toBe(text);
      expect(records.flatMap(({ contact }) => (contact ? [contact.ContactId] : []))).toEqual(
        written.map(({ ContactId }) => ContactId),
      );
    }),
  );
});

test('what is no contact record is a record all the same', () => {
  const records = readLakeObject(gzipSync('{"EventType":"LOGIN"}{broken}{"ContactId":""}'));
  expect(records.map(({ bytes, contact }) => [bytes.toString(), contact])).toEqual([
    ['{"EventType":"LOGIN"}', undefined],
    ['{broken}', undefined],
    ['{"ContactId":""}', undefined],
  ]);
});

test.each(['{"ContactId":"a"', '{"a":"}', '{"a":{"b":1}'])('%s, which breaks off, is an error', (text) => {
  expect(() => readLakeObject(gzipSync(text))).toThrow('breaks off');
});

test('a line end goes with the record before it, so that nothing of a record stays behind', () => {
  const lines = ['{"ContactId":"a"}\n', '{"ContactId":"b"}\n'];
  expect(readLakeObject(gzipSync(lines.join(''))).map(({ bytes }) => bytes.toString())).toEqual(lines);
});
