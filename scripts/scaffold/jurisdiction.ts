import { addImport, addToObject } from './index-lines';
import { camelCase, FILL_IN, requireId, type Scaffold } from './scaffold';

const INDEX = 'lib/domain/jurisdictions/index.ts';

/** Country codes that are words of the language. */
const RESERVED = ['do', 'in'];

/**
 * A jurisdiction profile.
 *
 * @param today - ISO date at which the law is read
 * @throws ScaffoldError when the id is no kebab-case
 */
export function scaffoldJurisdiction(id: string, today: string): Scaffold {
  requireId(id, { words: 1, example: 'nz or nz-privacy' });
  const name = RESERVED.includes(id) ? `${id}Profile` : camelCase(id);
  const path = `lib/domain/jurisdictions/${id}.ts`;
  const entry = name === id ? name : `${id.includes('-') ? `'${id}'` : id}: ${name}`;
  return {
    files: [{ path, text: profileText(id, name, today) }],
    edits: [
      {
        path: INDEX,
        edit: (text) => addToObject(addImport(text, `import { ${name} } from './${id}';`), entry, INDEX),
      },
    ],
    next: [
      `write the profile in ${path}; every source is dated and says whether its text was read`,
      'run the tests that every profile must pass: npx jest test/domain',
      'render the documentation: npm run docs',
    ],
  };
}

function profileText(id: string, name: string, today: string): string {
  const reviewBy = `${Number(today.slice(0, 4)) + 1}${today.slice(4).replace('02-29', '02-28')}`;
  return `import { type Jurisdiction } from '../jurisdiction';

/** ${FILL_IN} what is special about the jurisdiction. */
export const ${name}: Jurisdiction = {
  id: '${id}',
  title: '${FILL_IN} the name of the law and whom it binds',
  asOf: '${today}',
  reviewBy: '${reviewBy}',
  home: { countries: ['${FILL_IN} the country, ISO 3166-1'] },
  homeRegions: ['${FILL_IN} the home Regions'],
  // Nothing may leave its Region until a person has read the law.
  maxTier: { 'at-rest': 'same-region', 'in-use': 'same-region', 'in-transit': 'same-region' },
  maxDisasterRecoveryTier: { data: 'same-region', instance: 'same-region' },
  prohibitedCountries: [],
  decisionAuthority: ['${FILL_IN} the role that may approve a decision'],
  maxDecisionDays: 365,
  generativeFeatures: 'never',
  citations: [
    {
      text: '${FILL_IN} what the law says',
      section: '${FILL_IN} the law and its section',
      asOf: '${today}',
      sourced: false,
    },
  ],
};
`;
}
