import { parseRegistryExport } from '../../lib/assignment/registry-export';
import { halves, registryExport } from '../support/organisation-data';

test('reads what the AWS CLI prints of the registry', () => {
  const registry = halves(4);
  expect(parseRegistryExport(registryExport(registry), 'r.json')).toEqual(registry);
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
