import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { contactRecordSchema } from '../../../lambda/mask-contact-records/contract';
import { maskContactRecord } from '../../../lambda/mask-contact-records/mask';
import { type Hash } from '../../../lambda/shared/mask-fields';
import { contactAttributes } from '../../../lib/contact-flows/contact-attributes';
import { hashedText } from '../../../lib/domain/erasure/subject-identifier';
import { contactRecordFields } from '../../../lib/domain/masking/contact-record-fields';
import { subjectKeyIn } from '../../../lib/domain/masking/hashed-identifier';
import { contactRecord } from '../../support/contact-record';

const hash: Hash = (identifier) =>
  Promise.resolve(createHmac('sha256', 'key').update(hashedText(identifier)).digest('hex'));
const mask = (record: unknown) => maskContactRecord(contactRecordSchema.parse(record), hash);
const keyOf = async (identifier: Parameters<Hash>[0]) => `hmac-sha256:${await hash(identifier)}`;

describe('a masked contact record', () => {
  test('tells what happened, and not to whom', async () => {
    const record = contactRecord();
    expect(await mask(record)).toEqual({
      ...record,
      Agent: { ...record.Agent, Username: '[masked]' },
      Attributes: {
        organisationId: record.Attributes.organisationId,
        notice: 'recorded',
        customerId: await keyOf({ kind: 'customer-id', value: 'C-1001' }),
        vip: '[masked]',
        empty: '',
      },
      CustomerEndpoint: { Type: 'TELEPHONE_NUMBER', Address: await keyOf({ kind: 'phone', value: '+14165550123' }) },
      TransferredToEndpoint: { Type: 'TELEPHONE_NUMBER', Address: '[masked]' },
      Name: '[masked]',
      References: undefined,
      SegmentAttributes: { 'connect:Subtype': { ValueString: 'connect:Telephony' } },
    });
  });

  test('is the same person by the same hash, however the number was written, and nobody by an id', async () => {
    const masked = (Address: string) =>
      mask(contactRecord({ CustomerEndpoint: { Type: 'TELEPHONE_NUMBER', Address } }));
    expect(await masked('+1 (416) 555-0123')).toEqual(await masked('+14165550123'));
    expect(await masked('Jane@Example.com')).toEqual(await masked('jane@example.com'));
    expect(await masked('x'.repeat(257))).toMatchObject({ CustomerEndpoint: { Address: '[masked]' } });
  });

  test('is found by its subject', async () => {
    const masked = (await mask(contactRecord())) as { CustomerEndpoint: { Address: string } };
    expect(subjectKeyIn(masked.CustomerEndpoint.Address)).toBe(await hash({ kind: 'phone', value: '+14165550123' }));
    expect(subjectKeyIn('+14165550123')).toBeUndefined();
    expect(subjectKeyIn('hmac-sha256:jane')).toBeUndefined();
  });

  test('masked again is the same', async () => {
    const once = await mask(contactRecord());
    expect(await mask(once)).toEqual(JSON.parse(JSON.stringify(once)));
  });

  test.each(['Attributes', 'CustomerEndpoint', 'Agent', 'Queue', 'SegmentAttributes', 'Tags', 'SystemEndpoint'])(
    '%s of another type than documented holds nothing up, and lets nothing through',
    async (field) => {
      for (const value of ['Jane, +14165550123', ['+14165550123'], { deep: [{ er: 'jane@example.com' }] }, 7, null]) {
        const masked = JSON.stringify(await mask(contactRecord({ [field]: value })));
        expect(masked).not.toMatch(field === 'SystemEndpoint' ? /jane@/ : /\+14165550123|jane@/);
      }
    },
  );

  test('says nothing personal wherever it was planted, in fields of today and of tomorrow', async () => {
    const person = fc.constantFrom('+14165550199', 'mary@example.net', '4111 1111 1111 1111', '130 692 544');
    const holder = fc.oneof(
      person.map((text): unknown => text),
      person.map((text): unknown => ({ inner: [text] })),
      person.map((text): unknown => [{ [text]: text }]),
    );
    const field = fc.constantFrom(
      ...Object.keys(contactRecordFields).filter((name) => !['ContactId', 'InstanceARN'].includes(name)),
      'FieldOfTomorrow',
      'Description',
      'EmailSubject',
      '__proto__',
    );
    const attribute = fc.constantFrom(...contactAttributes, 'customerId', 'phone', 'constructor');
    await fc.assert(
      fc.asyncProperty(fc.dictionary(field, holder), fc.dictionary(attribute, person), async (fields, Attributes) => {
        const masked = JSON.stringify(await mask({ ...contactRecord(), ...fields, Attributes }));
        expect(masked).not.toMatch(/4165550199|mary@|4111|130 692/);
      }),
      { numRuns: 150 },
    );
  });
});
