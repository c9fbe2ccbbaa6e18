import { InvalidDeploymentError, parseDeployment } from '../../lib/config';
import { refusal, type Changes } from '../support/refusal';

const ca = 'jurisdictions.ca';
const us = 'jurisdictions.us';
const eu = 'jurisdictions.eu';
const protectedB = { scheme: 'government-of-canada', content: 'protected-b', metadata: 'protected-a' };
const table = { schema: 'reference', name: 'countries', owner: 'Master Data Owner', purpose: 'codes' };

const refused: Readonly<Record<string, readonly [Changes, string]>> = {
  'no classification': [
    { [`${ca}.classification`]: undefined },
    `${ca}.classification: is missing, and only the controller can know how sensitive the data is; write { scheme, content, metadata } with a scheme of government-of-canada, fips-199, uk-government, australian-government, organisation`,
  ],
  'a classification scheme that nobody knows': [
    { [`${ca}.classification.scheme`]: 'traffic-light' },
    `${ca}.classification.scheme: names no classification scheme; write one of government-of-canada, fips-199, uk-government, australian-government, organisation`,
  ],
  'Protected C on commercial AWS': [
    { [`${ca}.profile`]: 'ca-gc', [`${ca}.classification`]: { ...protectedB, content: 'protected-c' } },
    `${ca}.classification.content: is 'protected-c' (Government of Canada security categories), above what a commercial AWS Region may hold: Government of Canada guidance takes commercial public cloud up to Protected B (TBS white paper, 2018); keep such data out of this deployment, or write 'protected-b' or lower`,
  ],
  'Classified metadata on commercial AWS': [
    { [`${ca}.profile`]: 'ca-gc', [`${ca}.classification`]: { ...protectedB, metadata: 'secret' } },
    `${ca}.classification.metadata: is 'secret' (Government of Canada security categories), above what a commercial AWS Region may hold: Government of Canada guidance takes commercial public cloud up to Protected B (TBS white paper, 2018); keep such data out of this deployment, or write 'protected-b' or lower`,
  ],
  'a federal department that classifies by a scheme of its own': [
    { [`${ca}.profile`]: 'ca-gc' },
    `${ca}.classification.scheme: is 'organisation', and profile 'ca-gc' is classified by the Government of Canada security categories; write 'government-of-canada'`,
  ],
  'retention beyond the maximum of the law': [
    { [`${eu}.retentionDays`]: { 'call-recording': 400 } },
    `${eu}.retentionDays.call-recording: 400 days is more than the 180 that the law allows (GDPR art. 5(1)(e), with the six months of the French CNIL for recordings as the measure); set at most 180`,
  ],
  'retention below the minimum of the law': [
    {
      [`${ca}.profile`]: 'ca-gc',
      [`${ca}.classification`]: protectedB,
      [`${ca}.retentionDays`]: { 'call-recording': 90 },
    },
    `${ca}.retentionDays.call-recording: 90 days is less than the 731 that the law asks for (Privacy Regulations s. 4: two years after last use for an administrative purpose); set at least 731`,
  ],
  'two laws on record keeping that clash': [
    { [`${us}.retentionRegimes`]: ['ciro', 'mifid-ii'] },
    `${us}.retentionRegimes: call-recording: at least 2557 days (CIRO client records: seven years) and at most 2556 days (MiFID II art. 16(7): five years, up to seven on request of the authority) cannot both hold; a person must resolve which law applies`,
  ],
  'retention of a content that does not exist': [
    { [`${eu}.retentionDays`]: { 'call-recordings': 30 } },
    `${eu}.retentionDays: has 'call-recordings', which is no field here; did you mean 'call-recording'?`,
  ],
  'retention of no day': [
    { [`${eu}.retentionDays`]: { 'call-recording': 0 } },
    `${eu}.retentionDays.call-recording: is less than a day; switch the feature off when nothing is to be kept`,
  ],
  'generative AI where the profile says never': [
    { [`${eu}.profile`]: 'emea-sovereign', [`${eu}.features.generativeAi`]: true },
    `${eu}.features.generativeAi: is on, and profile 'emea-sovereign' never allows generative features, whose inference may run in another Region; set it to false`,
  ],
  'generative AI without a decision': [
    { [`${eu}.features.generativeAi`]: true },
    `${eu}.features.generativeAi: is on, and profile 'eu' allows generative features by decision only; name the decision record in residencyDecisions.generativeAi, or set it to false`,
  ],
  'real-time analysis without Contact Lens': [
    { [`${eu}.features.realTimeAnalysis`]: true, [`${eu}.features.contactLens`]: false },
    `${eu}.features.realTimeAnalysis: is on without contactLens, and its segments come from Contact Lens; switch contactLens on or realTimeAnalysis off`,
  ],
  'a feature that is left to a default': [
    { [`${eu}.features.screenRecording`]: undefined },
    `${eu}.features.screenRecording: is missing; nothing is assumed here, so state it`,
  ],
  'a feature that is no yes or no': [
    { [`${eu}.features.sms`]: 'yes' },
    `${eu}.features.sms: is a string; write true or false`,
  ],
  'an account of two environments': [
    { 'environments.prod.account': '111111111111' },
    `environments.prod.account: is 111111111111, an account of environment 'dev' already; give 'prod' an account of its own`,
  ],
  "a jurisdiction's account of two environments": [
    { 'environments.prod.jurisdictionAccounts': { eu: '111111111111' } },
    `environments.prod.jurisdictionAccounts.eu: is 111111111111, an account of environment 'dev' already; give 'prod' an account of its own`,
  ],
  'an account of a jurisdiction that is not there': [
    { 'environments.prod.jurisdictionAccounts': { uk: '333333333333' } },
    'environments.prod.jurisdictionAccounts.uk: is the account of a jurisdiction that is not defined; remove it or name one of ca, us, eu',
  ],
  'an account id that is a number': [
    { 'environments.prod.account': 222_222_222_222 },
    'environments.prod.account: is a number; write the account id in quotes, because leading zeros count',
  ],
  'an account id that is too short': [
    { 'environments.prod.account': '1234' },
    "environments.prod.account: is no AWS account id; write its 12 digits, such as '111111111111'",
  ],
  'no environment': [{ environments: {} }, "environments: is empty; define one, such as 'prod', with its account"],
  'no jurisdiction': [
    { jurisdictions: {} },
    "jurisdictions: is empty; define one, such as 'ca', with its profile and Regions",
  ],
  'a jurisdiction that is called like the registry': [
    { 'jurisdictions.registry': {} },
    "jurisdictions.registry: is the name of the registry's own Stage; choose another",
  ],
  'one alias for two instances': [
    { [`${eu}.instanceAlias`]: 'northwind-ca' },
    `${eu}.instanceAlias: is 'northwind-ca', the alias of jurisdiction 'ca' already; make it unique, such as 'northwind-ca-eu'`,
  ],
  'a profile with a slip of the keyboard': [
    { [`${eu}.profile`]: 'emea-soverein' },
    `${eu}.profile: 'emea-soverein' is no jurisdiction profile; did you mean 'emea-sovereign'?`,
  ],
  'an origin that is not secure': [
    { [`${eu}.approvedOrigins`]: ['http://desk.example.com'] },
    `${eu}.approvedOrigins[0]: is no https origin; write one such as 'https://desk.example.com'`,
  ],
  'an origin with a path': [
    { [`${eu}.approvedOrigins`]: ['https://desk.example.com/agent'] },
    `${eu}.approvedOrigins[0]: is more than an origin; write scheme and host only, such as 'https://desk.example.com'`,
  ],
  'a number claimed in an environment that is not there': [
    { [`${ca}.phoneNumbers`]: [{ name: 'main', country: 'CA', type: 'DID', environments: ['stage'] }] },
    `${ca}.phoneNumbers[0].environments[0]: is no environment of the deployment; write one of dev, prod`,
  ],
  'a reference table that is a wildcard': [
    { 'referenceData.tables': [{ ...table, name: '%' }] },
    "referenceData.tables[0].name: is '%', a wildcard, which would copy tables nobody has looked at; name each table",
  ],
  'a reference table in a schema of organisation data': [
    { 'referenceData.tables': [{ ...table, schema: 'Organisation' }] },
    "referenceData.tables[0].schema: is 'Organisation', a schema of organisation data, which stays in its jurisdiction; remove the table from the reference data",
  ],
  'a reference table of people': [
    { 'referenceData.tables': [{ ...table, name: 'vip_customers' }] },
    "referenceData.tables[0].name: is 'vip_customers', which reads as a table of personal data, and that stays in its jurisdiction; remove it, or rename a table that holds none",
  ],
  'a reference table twice': [
    { 'referenceData.tables': [table, { ...table, name: 'COUNTRIES' }] },
    "referenceData.tables[1].name: is 'reference.countries' once more; remove one of the two",
  ],
  'an alarm for nobody': [
    { 'alarms.recipients': ['operations'] },
    "alarms.recipients[0]: is no mail address; write a role's, such as 'operations@example.com'",
  ],
  'an alarm that nobody owns': [
    { 'alarms.owners.security': ' ' },
    "alarms.owners.security: is empty; write a role such as 'Chief Information Security Officer'",
  ],
  'a watch on a Region that is not there': [
    { 'environments.prod.watchedRegions': ['eu-west-1', 'eu-wset-3'] },
    "environments.prod.watchedRegions[1]: 'eu-wset-3' is no AWS Region (did you mean 'eu-west-3'?); write an open Region, or leave it out",
  ],
  'guardrails of an organisation that is none': [
    { 'guardrails.organisationId': 'northwind' },
    "guardrails.organisationId: is no id of an organisation; write one such as 'o-a1b2c3d4e5'",
  ],
  'a deployment to the account that no policy binds': [
    { 'guardrails.managementAccount': '222222222222' },
    "guardrails.managementAccount: is 222222222222, an account of environment 'prod', and no policy of AWS Organizations binds the management account; deploy to another account",
  ],
  'a unit of an account to which nothing is deployed': [
    { 'guardrails.organisationalUnits': { '555555555555': 'ou-ab12-cdef3456' } },
    "guardrails.organisationalUnits['555555555555']: is a unit of an account to which nothing is deployed; remove it or name one of 111111111111, 222222222222",
  ],
  'a deployment role that could be any role': [
    { 'guardrails.deploymentRoles': ['*'] },
    "guardrails.deploymentRoles[0]: is no name of roles; write one such as 'cdk-hnb659fds-*-role-*', with four letters before the first *",
  ],
  'a name that would break the line': [
    { 'jurisdictions.a\nb': {} },
    "jurisdictions['a\uFFFDb']: must be lower-case words joined by hyphens, such as 'ca'",
  ],
};

describe('a definition is refused in one line that says what, where and how to fix it', () => {
  test.each(Object.entries(refused))('%s', (_name, [changes, message]) => {
    expect(refusal(changes)).toBe(`deployment.ts: ${message}`);
  });

  test('something that is no definition at all', () => {
    const parse = () => parseDeployment(null, { asOf: '2026-11-21', source: 'deployment.ts' });
    expect(parse).toThrow(
      new InvalidDeploymentError('deployment.ts', [{ path: '', message: 'is null; write an object' }]),
    );
  });

  test('an unknown field is named before the field it was meant for', () => {
    const message = refusal({ [`${eu}.features.sms`]: undefined, [`${eu}.features.sns`]: true });
    expect(message.split('\n')).toEqual([
      `deployment.ts: ${eu}.features: has 'sns', which is no field here; did you mean 'sms'?`,
      `deployment.ts: ${eu}.features.sms: is missing; nothing is assumed here, so state it`,
    ]);
  });
});
