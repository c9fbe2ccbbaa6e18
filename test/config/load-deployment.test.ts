import { deploymentWarnings, InvalidDeploymentError, loadDeployment } from '../../lib/config';

describe('loadDeployment', () => {
  test('without a name it is the example', () => {
    expect(loadDeployment(undefined, '2026-11-21')).toEqual(loadDeployment('example', '2026-11-21'));
  });

  test.each(['exmaple', '', '__proto__', 'toString'])('%j is no deployment', (name) => {
    const load = () => loadDeployment(name, '2026-11-21');
    expect(load).toThrow(InvalidDeploymentError);
    expect(load).toThrow('is no deployment of this repository; use one of example');
  });
});

describe('deploymentWarnings', () => {
  test('nothing while every profile and decision is fresh', () => {
    expect(deploymentWarnings(loadDeployment(undefined, '2026-11-21'), '2026-11-21')).toEqual([]);
  });

  test('a profile whose review is due is named once', () => {
    expect(deploymentWarnings(loadDeployment(undefined, '2027-06-01'), '2027-06-01')).toEqual([
      {
        path: 'jurisdictions.ca.instanceRegion',
        message: 'profile ca should have been reviewed by 2027-05-21',
      },
      {
        path: 'jurisdictions.eu.instanceRegion',
        message: 'profile eu should have been reviewed by 2027-05-21',
      },
    ]);
  });

  test('an adequacy decision that ends soon is named where a replica rests on it', () => {
    const definition = structuredClone(loadDeployment(undefined, '2031-12-01'));
    const { eu } = definition.jurisdictions;
    if (!eu) throw new Error('the example has no jurisdiction eu');
    eu.instanceReplicaRegion = 'eu-west-2';
    expect(deploymentWarnings(definition, '2031-12-01')).toContainEqual({
      path: 'jurisdictions.eu.instanceReplicaRegion',
      message: 'the adequacy decision for the United Kingdom ends on 2031-12-27',
    });
  });
});
