import { parseDeployment, planStages, securityServices, type WatchPlan } from '../../lib/config';
import { exampleDeployment } from '../../lib/config';
import { changed } from '../support/changed';
import { AS_OF } from '../support/platform';

function watches(changes: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, WatchPlan>> {
  const definition = parseDeployment(changed(exampleDeployment, changes), { source: 'the example', asOf: AS_OF });
  return Object.fromEntries(planStages(definition).map(({ id, watch }) => [id, watch]));
}

describe('what a Stage watches', () => {
  test('the security services in its Regions, and nothing where another Stage of the account is', () => {
    expect(watches()['ca-prod']).toEqual({
      securityServices: { 'ca-central-1': securityServices, 'ca-west-1': securityServices },
      outpostRegions: [],
    });
  });

  test('the Regions of global services, when no Stage of its account is there', () => {
    const own = watches({ 'environments.prod.jurisdictionAccounts': { eu: '333333333333' } });
    expect(own['eu-prod']?.outpostRegions).toEqual(['us-east-1', 'us-west-2']);
    expect(own['ca-prod']?.outpostRegions).toEqual([]);
  });

  test('the Regions that the definition names, from the first Stage of the account only', () => {
    const named = watches({ 'environments.prod.watchedRegions': ['eu-west-1', 'us-east-2', 'us-east-1'] });
    expect(named['ca-prod']?.outpostRegions).toEqual(['eu-west-1', 'us-east-2']);
    expect(named['us-prod']?.outpostRegions).toEqual([]);
    expect(named['ca-dev']?.outpostRegions).toEqual([]);
  });

  test('the Region of a replica instance, in which nothing is deployed', () => {
    const replica = watches({
      'jurisdictions.eu.instanceReplicaRegion': 'eu-west-2',
      'environments.prod.jurisdictionAccounts': { eu: '333333333333' },
    });
    expect(replica['eu-prod']?.outpostRegions).toEqual(['eu-west-2', 'us-east-1', 'us-west-2']);
  });

  test('no security service twice in an account and Region', () => {
    const shared = watches({
      'jurisdictions.eu.dataDisasterRecoveryRegion': undefined,
      'jurisdictions.de': {
        ...exampleDeployment.jurisdictions['eu'],
        instanceAlias: 'northwind-de',
        networkRange: '10.45.0.0/20',
      },
    });
    expect(shared['eu-prod']?.securityServices).toEqual({ 'eu-central-1': securityServices });
    expect(shared['de-prod']?.securityServices).toEqual({ 'eu-central-1': [], 'eu-north-1': securityServices });
  });

  test('no security service that others run', () => {
    const elsewhere = watches({ 'environments.prod.securityServicesElsewhere': ['threat-detection'] });
    expect(elsewhere['us-prod']?.securityServices['us-east-1']).toEqual(['configuration-recorder', 'access-analyzer']);
    expect(elsewhere['us-dev']?.securityServices['us-east-1']).toEqual(securityServices);
  });
});
