import * as fc from 'fast-check';
import { stringify } from 'yaml';
import { InvalidDecisionError } from '../../../lib/residency/decisions/invalid-decision-error';
import { parseDecision } from '../../../lib/residency/decisions/parse-decision';
import { changed } from '../../support/changed';
import { decision, type DecisionChanges, sha256, validDecision } from '../../support/decision';

/** The message of the refusal, or `accepted`. */
function refusal(text: string): string {
  try {
    parseDecision(text, 'r.yaml');
  } catch (error) {
    if (error instanceof InvalidDecisionError) return error.message;
    throw error;
  }
  return 'accepted';
}

const refusalOf = (changes: DecisionChanges) => refusal(stringify(changed<unknown>(validDecision, changes)));

describe('parseDecision', () => {
  it('reads the same record from YAML and from JSON', () => {
    const yaml = parseDecision(stringify(validDecision), 'r.yaml');
    expect(yaml.record).toEqual(validDecision);
    expect(yaml.canonical).toBe(decision().canonical);
  });

  it('keeps dates and account ids as text', () => {
    const text = stringify(changed<unknown>(validDecision, { 'grants.0.accounts': ['012345678901'] }));
    expect(parseDecision(text.replace('"2026-09-01"', '2026-09-01'), 'r.yaml').record).toMatchObject({
      validity: { from: '2026-09-01' },
      grants: [{ accounts: ['012345678901'] }],
    });
  });

  it.each<[what: string, changes: DecisionChanges, message: string]>([
    [
      'a wildcard for a Region',
      { 'grants.0.regions': ['us-*'] },
      "r.yaml: grants[0].regions[0]: is no AWS Region; name exact codes such as 'us-east-1', without a wildcard",
    ],
    [
      'a wildcard for a deployment',
      { 'grants.0.deployments': ['*'] },
      "r.yaml: grants[0].deployments[0]: is no deployment; name it exactly, such as 'ca-prod', without a wildcard",
    ],
    [
      'a grant of no place',
      { 'grants.0.regions': [] },
      'r.yaml: grants[0].regions: is empty, and so is countries; name the exact Regions or countries',
    ],
    [
      'a criterion without words',
      { 'criteria.reputation.finding': '  ' },
      'r.yaml: criteria.reputation.finding: is empty; write it in words',
    ],
    [
      'a criterion that is missing',
      { 'criteria.businessValue': undefined },
      'r.yaml: criteria.businessValue: is missing; see decisions/template.yaml',
    ],
    [
      'a day that is none',
      { 'validity.until': '2027-02-30' },
      'r.yaml: validity.until: is no date; write it as YYYY-MM-DD',
    ],
    [
      'an end before the beginning',
      { 'validity.until': '2026-09-01' },
      'r.yaml: validity.until: is not after from; write a later date',
    ],
    [
      'a review after the end',
      { 'validity.reviewBy': '2028-01-01' },
      'r.yaml: validity.reviewBy: is not between from and until; write a date within the validity',
    ],
    [
      'a class that is none',
      { 'grants.0.dataClasses': ['recordings'] },
      "r.yaml: grants[0].dataClasses[0]: is 'recordings'; write one of customer-content, contact-metadata, operational-log, audit, reference, routing",
    ],
    [
      'a status that is computed',
      { status: 'expired' },
      "r.yaml: status: is 'expired'; write one of draft, proposed, approved, rejected, revoked, superseded",
    ],
    [
      'another schema',
      { schema: 'residency-decision/2' },
      "r.yaml: schema: is 'residency-decision/2'; write residency-decision/1",
    ],
    [
      'a field that no record has',
      { 'validity.untill': '2030-01-01' },
      "r.yaml: validity: has 'untill', which no record has here; remove it or correct its name",
    ],
    ['a number for text', { title: 7 }, 'r.yaml: title: is 7; write text, in quotes where it looks like a number'],
    [
      'two grants of one id',
      { 'grants.1': validDecision.grants[0] },
      'r.yaml: grants: has two grants of the same id; give each its own',
    ],
    [
      'an option that was not evaluated',
      { 'principalOption.evaluated': false },
      'r.yaml: principalOption.evaluated: is false; write true',
    ],
  ])('refuses %s', (_, changes, message) => {
    expect(refusalOf(changes).replace(/^r\.yaml:\d+:/gm, 'r.yaml:')).toBe(message);
  });

  it('names the line of the field', () => {
    const text = stringify(changed<unknown>(validDecision, { 'grants.0.regions': ['us-*'] }));
    const line = text.split('\n').indexOf('      - us-*') + 1;
    expect(refusal(text)).toContain(`r.yaml:${line}: grants[0].regions[0]: `);
  });

  it.each([
    ['an empty file', ' \n', 'r.yaml:1: the file is empty; copy decisions/template.yaml'],
    ['a list', '- a', 'r.yaml:1: is a list; write a mapping of fields'],
    ['text that is no YAML', 'a: [1', /^r\.yaml:1:\d+: the YAML or JSON is malformed \(.+\); correct it$/],
    [
      'a key that is written twice',
      '{"id": "a",\n"id": "b"}',
      /^r\.yaml:\d:\d+: the YAML or JSON is malformed \(.*unique.*\)/,
    ],
    ['aliases without end', aliasBomb(), /^r\.yaml:1: the file cannot be read/],
    ['two documents', 'a: 1\n---\nb: 2', /^r\.yaml:\d:\d+: the YAML or JSON is malformed/],
  ])('refuses %s', (_, text, message) => {
    if (typeof message === 'string') expect(refusal(text)).toBe(message);
    else expect(refusal(text)).toMatch(message);
  });

  it('says everything that is wrong, one line each', () => {
    expect(refusalOf({ title: undefined, profile: '' }).split('\n')).toHaveLength(2);
  });

  it('is total: any text is a record or is refused with a line for each fault', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json(),
      fc.jsonValue().map((value) => stringify(value)),
    );
    fc.assert(
      fc.property(texts, (text) => {
        expect(
          refusal(text)
            .split('\n')
            .filter((line) => !/^r\.yaml:\d+: .+$/.test(line)),
        ).toEqual([]);
      }),
    );
  });

  it('is total: any change of a record is taken or refused', () => {
    const paths = pathsOf(validDecision);
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.jsonValue(), (path, value) => {
        expect(refusalOf({ [path]: value })).toMatch(/^(accepted|r\.yaml:\d+: .+(\nr\.yaml:\d+: .+)*)$/);
      }),
    );
  });
});

describe('the canonical text of a record', () => {
  it('is not changed by the order of fields, by signatures or by the hash itself', () => {
    const reordered = Object.fromEntries(Object.entries(validDecision).reverse());
    const sealed = changed<unknown>(reordered, {
      'audit.canonicalSha256': sha256('x'),
      'approvals.0.signature': { alg: 'jws', keyId: 'k', value: 'v' },
    });
    expect(parseDecision(stringify(sealed), 'r.yaml').canonical).toBe(decision().canonical);
  });

  it('is changed by every other text of the record', () => {
    const candidates = ['2026-08-02', 'us-west-2', 'reference', 'adverse', 'consulted', 'reject', 'x'];
    const texts = pathsOf(validDecision).filter((path) => typeof valueAt(path) === 'string');
    const changes = texts.flatMap((path) => {
      const other = candidates.find((value) => accepts({ [path]: value }));
      return other === undefined ? [] : [{ [path]: other }];
    });
    expect(changes.length).toBeGreaterThan(40);
    for (const change of changes) expect(decision(change).canonical).not.toBe(decision().canonical);
  });
});

function accepts(changes: DecisionChanges): boolean {
  return refusalOf(changes) === 'accepted';
}

function valueAt(path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], validDecision);
}

function pathsOf(value: unknown, prefix = ''): string[] {
  if (typeof value !== 'object' || value === null) return [prefix];
  const inner = Object.entries(value).flatMap(([key, part]) => pathsOf(part, prefix === '' ? key : `${prefix}.${key}`));
  return prefix === '' ? inner : [prefix, ...inner];
}

function aliasBomb(): string {
  const levels = Array.from({ length: 9 }, (_, level) => {
    const previous = level === 0 ? 'x' : `*a${level - 1}`;
    return `a${level}: &a${level} [${Array<string>(9).fill(previous).join(', ')}]`;
  });
  return levels.join('\n');
}
