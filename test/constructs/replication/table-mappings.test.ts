import { tableMappings } from '../../../lib/constructs/replication/table-mappings';

const table = (name: string, schema = 'reference') => ({ schema, name });

test('selects exactly the listed tables, by their exact names', () => {
  expect(JSON.parse(tableMappings([table('countries'), table('contact_reasons')], ['organisation']))).toEqual({
    rules: [
      {
        'rule-type': 'selection',
        'rule-id': '1',
        'rule-name': '1',
        'object-locator': { 'schema-name': 'reference', 'table-name': 'countries' },
        'rule-action': 'explicit',
      },
      {
        'rule-type': 'selection',
        'rule-id': '2',
        'rule-name': '2',
        'object-locator': { 'schema-name': 'reference', 'table-name': 'contact_reasons' },
        'rule-action': 'explicit',
      },
    ],
  });
});

test.each([
  ['nothing', [], /no table to copy is named/],
  ['a wildcard', [table('%')], /'reference.%' is no exact name of a table/],
  ['a set', [table('course[ab]')], /no exact name/],
  ['a schema by wildcard', [table('countries', 'ref%')], /no exact name/],
  ['no name', [table('')], /no exact name/],
  ['a table of organisations', [table('activity', 'organisation')], /organisations' data, which stays/],
  ['a table twice', [table('countries'), table('countries')], /named twice/],
])('refuses %s', (_, tables, message) => {
  expect(() => tableMappings(tables, ['organisation'])).toThrow(message);
});
