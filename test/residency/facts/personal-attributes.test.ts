import { isPersonalAttribute } from '../../../lib/residency/facts/personal-attributes';

it.each([
  'email',
  'customerEmail',
  'e-mail',
  'PHONE_NUMBER',
  'name',
  'firstName',
  'last_name',
  'agentName',
  'contactId',
  'homeAddress',
  'dob',
])('%s is personal', (name) => {
  expect(isPersonalAttribute(name)).toBe(true);
});

it.each([
  'orgId',
  'pk',
  'region',
  'tableName',
  'homeRegion',
  'organizationName',
  'status',
  'connectInstanceArn',
  'animal',
  '',
])('%s is not', (name) => {
  expect(isPersonalAttribute(name)).toBe(false);
});
