import fc from 'fast-check';
import {
  exampleDeployment,
  InvalidDeploymentError,
  parseDeployment,
  planStages,
  residencyScopeOf,
} from '../../lib/config';
import { awsRegions, requireRegion } from '../../lib/domain/aws-region';
import { connectInstanceRegions } from '../../lib/domain/connect';
import { jurisdictionIds, requireJurisdiction } from '../../lib/domain/jurisdictions';
import { changed } from '../support/changed';

const asOf = '2026-11-21';

function attempt(input: unknown) {
  try {
    return parseDeployment(input, { asOf, source: 'deployment.ts' });
  } catch (error) {
    if (error instanceof InvalidDeploymentError) return error;
    throw error;
  }
}

/** Every path of the example, such as `jurisdictions.eu.features.sms`. */
function pathsOf(value: unknown, prefix = ''): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const path = prefix === '' ? key : `${prefix}.${key}`;
    return [path, ...pathsOf(inner, path)];
  });
}

const regionCode = fc.constantFrom(...awsRegions.map(({ code }) => code), 'eu-west-9', '');
const date = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });

describe('parseDeployment', () => {
  test('any JSON is a definition or an InvalidDeploymentError', () => {
    fc.assert(fc.property(fc.jsonValue(), (input) => void attempt(input)));
  });

  test('any value at all is a definition or an InvalidDeploymentError', () => {
    fc.assert(fc.property(fc.anything({ withNullPrototype: true, withBigInt: true }), (input) => void attempt(input)));
  });

  test('whatever stands in a field of the example: accepted, or refused with one whole line per issue', () => {
    const field = fc.constantFrom(...pathsOf(exampleDeployment));
    const value = fc.oneof(fc.jsonValue(), fc.string({ unit: 'binary' }), fc.constant(undefined));
    fc.assert(
      fc.property(field, value, (path, replacement) => {
        const result = attempt(changed(exampleDeployment, { [path]: replacement }));
        if (!(result instanceof InvalidDeploymentError)) return;
        const lines = result.message.split(/[\n\r\u2028\u2029]/);
        expect(lines).toHaveLength(result.issues.length);
        for (const line of lines) expect(line).toMatch(/^deployment\.ts: .+/);
      }),
      { numRuns: 500 },
    );
  });

  test('an unknown field is refused wherever it stands', () => {
    const objects = ['', ...pathsOf(exampleDeployment)].filter((path) => {
      const value = path.split('.').reduce<unknown>((inner, key) => {
        return key === '' ? inner : (inner as Record<string, unknown>)[key];
      }, exampleDeployment);
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    });
    for (const path of objects) {
      const unknown = path === '' ? 'unheardOf' : `${path}.unheardOf`;
      expect({ unknown, result: attempt(changed(exampleDeployment, { [unknown]: {} })) }).toEqual({
        unknown,
        result: expect.any(InvalidDeploymentError) as unknown,
      });
    }
  });

  test('an accepted definition has its instance at home, where Connect is, and every copy where it is lawful', () => {
    const wish = fc.constantFrom(...jurisdictionIds).chain((profile) => {
      const place = fc.oneof(
        { weight: 3, arbitrary: fc.constantFrom(...requireJurisdiction(profile).homeRegions) },
        { weight: 1, arbitrary: regionCode },
        { weight: 1, arbitrary: fc.constantFrom('us-east-1', 'us-west-2', 'eu-central-1', 'eu-west-2') },
      );
      return fc.record({
        profile: fc.constant(profile),
        instance: fc.oneof(place, fc.constantFrom(...connectInstanceRegions)),
        copy: fc.option(place, { nil: undefined, freq: 2 }),
        replica: fc.option(place, { nil: undefined, freq: 1 }),
        asOf: date.map((day) => day.toISOString().slice(0, 10)),
      });
    });
    const scheme = (profile: string) => {
      if (profile === 'ca-gc')
        return { scheme: 'government-of-canada', content: 'protected-b', metadata: 'protected-a' };
      if (profile === 'us-fedramp-high') return { scheme: 'fips-199', content: 'high', metadata: 'high' };
      return { scheme: 'organisation', content: 'internal', metadata: 'internal' };
    };
    let accepted = 0;
    fc.assert(
      fc.property(wish, ({ profile, instance, copy, replica, asOf: day }) => {
        const input = changed(exampleDeployment, {
          'jurisdictions.ca.profile': profile,
          'jurisdictions.ca.instanceRegion': instance,
          'jurisdictions.ca.dataDisasterRecoveryRegion': copy,
          'jurisdictions.ca.instanceReplicaRegion': replica,
          'jurisdictions.ca.classification': scheme(profile),
          'registry.masterRegion': 'us-east-1',
          'referenceData.masterRegion': 'us-east-1',
        });
        let definition;
        try {
          definition = parseDeployment(input, { asOf: day, source: 'deployment.ts' });
        } catch (error) {
          expect(error).toBeInstanceOf(InvalidDeploymentError);
          return;
        }
        accepted += 1;
        const { homeRegions, prohibitedCountries } = requireJurisdiction(profile);
        expect(homeRegions).toContain(instance);
        expect(requireRegion(instance).connect).toBe('instance');
        for (const plan of planStages(definition).filter(({ jurisdiction }) => jurisdiction === 'ca')) {
          const scope = residencyScopeOf(plan, definition, day);
          for (const region of [copy, replica].filter((place) => place !== undefined)) {
            expect(region).not.toBe(instance);
            expect(prohibitedCountries).not.toContain(requireRegion(region).country);
            expect([...scope.homeRegions, ...Object.keys(scope.permittedRegions)]).toContain(region);
          }
        }
      }),
      { numRuns: 600 },
    );
    expect(accepted).toBeGreaterThan(10);
  });
});
