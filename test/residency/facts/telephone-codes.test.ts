import fc from 'fast-check';
import { countryOfPhoneNumber } from '../../../lib/residency/facts/telephone-codes';

it.each([
  ['14165550100', 'CA'],
  ['1416', 'CA'],
  ['12125550100', 'US'],
  ['17875550100', 'US'],
  ['18765550100', 'JM'],
  ['18005550100', 'freephone'],
  ['80012345678', 'freephone'],
  ['442079460000', 'GB'],
  ['35315550100', 'IE'],
  ['4930123456', 'DE'],
  ['77012345678', 'KZ'],
  ['79161234567', 'RU'],
])('%s is of %s', (digits, country) => {
  expect(countryOfPhoneNumber(digits)).toBe(country);
});

it.each(['', '1', '15005550100', '19005550100', '999', 'abc', '+1416'])('nothing tells where %p is', (digits) => {
  expect(countryOfPhoneNumber(digits)).toBeUndefined();
});

it('answers for any text, with a country or none', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^\d{0,15}$/)), (text) => {
      const found = countryOfPhoneNumber(text);
      expect(found === undefined || found === 'freephone' || /^[A-Z]{2}$/.test(found)).toBe(true);
    }),
  );
});

it('takes the longest code: more digits never change a country that three have told', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[2-9]\d{2}$/), fc.stringMatching(/^\d{1,9}$/), (code, rest) => {
      const found = countryOfPhoneNumber(code);
      if (found !== undefined && code !== '800') expect(countryOfPhoneNumber(code + rest)).toBe(found);
    }),
  );
});
