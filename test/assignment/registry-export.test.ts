import { parseRegistryExport } from '../../lib/assignment/registry-export';
import { emailDomainKey, grantKey } from '../../lib/domain/organisations/registry-record';
import { EASTERN, hashOf, NORTHERN } from '../support/organisations';
import { halves, registryExport } from '../support/organisation-data';

test('reads what the AWS CLI prints of the registry', () => {
  const registry = halves(4);
  expect(parseRegistryExport(registryExport(registry), 'r.json')).toEqual(registry);
});

test('passes over what is no organisation: look-up items and grants', () => {
  const organisation = { organisationId: { S: NORTHERN }, jurisdiction: { S: 'ca' } };
  const Items = [
    organisation,
    { ...organisation, organisationId: { S: emailDomainKey(hashOf('example.org')) } },
    { organisationId: { S: grantKey(EASTERN, NORTHERN) } },
  ];
  expect(parseRegistryExport(JSON.stringify({ Items }), 'r.json')).toEqual(new Map([[NORTHERN, 'ca']]));
});

test('an organisation that moves belongs where it moves to', () => {
  const moving = { organisationId: { S: NORTHERN }, jurisdiction: { S: 'ca' }, migrationJurisdiction: { S: 'us' } };
  expect(parseRegistryExport(JSON.stringify({ Items: [moving] }), 'r.json')).toEqual(new Map([[NORTHERN, 'us']]));
});

const item = { organisationId: { S: '0B2F6C1E-5D0A-4C5B-9A53-6A1F6F3D2C11' }, jurisdiction: { S: 'ca' } };

test.each([
  ['{', "r.json: is no JSON; give what 'aws dynamodb scan --output json' prints"],
  ['{}', /^r\.json: Items .*; give what 'aws dynamodb scan --table-name TABLE --output json' prints$/],
  [
    JSON.stringify({ Items: [{ ...item, organisationId: { S: '1 OR true' } }] }),
    /^r\.json: Items\.0\.organisationId\.S /,
  ],
  [JSON.stringify({ Items: [{ ...item, jurisdiction: undefined }] }), /^r\.json: Items\.0\.jurisdiction /],
  [
    JSON.stringify({ Items: [item, item] }),
    'r.json: the organisation 0b2f6c1e-5d0a-4c5b-9a53-6a1f6f3d2c11 is there twice; scan again',
  ],
])('%j is refused in one line', (json, message) => {
  expect(() => parseRegistryExport(json, 'r.json')).toThrow(message);
});
