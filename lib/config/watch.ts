import { findRegion } from '../domain/aws-region';
import { globalServiceRegions } from '../domain/global-service-regions';
import { type DeploymentDefinition } from './deployment-schema';
import { type SecurityService, securityServices } from './security-service';

/** What a Stage watches of its account, besides its own stores. */
export interface WatchPlan {
  /** Security services that the Stage runs, by Region: each is there once for an account and Region. */
  readonly securityServices: Readonly<Record<string, readonly SecurityService[]>>;
  /** Regions of the account in which nothing is deployed, whose calls the Stage watches. In the order of the alphabet. */
  readonly outpostRegions: readonly string[];
}

interface Tenant {
  readonly jurisdiction: string;
  /** Regions in which the Stage has stacks. */
  readonly regions: readonly string[];
  readonly replicaRegion?: string;
}

/**
 * What the Stage of a jurisdiction watches. Of Stages that share an account and Region, the first of the definition runs
 * the security services; of those that share an account, the first watches the Regions in which nothing is deployed.
 *
 * @throws Error when the environment or the jurisdiction is not in the definition
 */
export function watchOf(definition: DeploymentDefinition, environment: string, jurisdiction: string): WatchPlan {
  const { elsewhere, watchedRegions, tenants } = accountOf(definition, environment, jurisdiction);
  const self = tenants.find((tenant) => tenant.jurisdiction === jurisdiction);
  if (!self) throw new Error(`'${jurisdiction}' is no jurisdiction of the deployment`);
  const own = securityServices.filter((service) => !elsewhere.includes(service));
  const isFirst = (region: string) => tenants.find(({ regions }) => regions.includes(region)) === self;
  const deployed = new Set(tenants.flatMap(({ regions }) => regions));
  const partition = findRegion(self.regions[0] ?? '')?.partition ?? '';
  const others = [
    ...globalServiceRegions(partition),
    ...watchedRegions,
    ...tenants.flatMap(({ replicaRegion }) => replicaRegion ?? []),
  ];
  return {
    securityServices: Object.fromEntries(self.regions.map((region) => [region, isFirst(region) ? own : []])),
    outpostRegions: tenants[0] === self ? [...new Set(others.filter((region) => !deployed.has(region)))].sort() : [],
  };
}

/** Who shares the account of a Stage. */
function accountOf({ environments, jurisdictions }: DeploymentDefinition, environment: string, jurisdiction: string) {
  const found = environments[environment];
  if (!found) throw new Error(`'${environment}' is no environment of the deployment`);
  const accountFor = (id: string) => found.jurisdictionAccounts?.[id] ?? found.account;
  const tenants = Object.entries(jurisdictions)
    .filter(([id]) => accountFor(id) === accountFor(jurisdiction))
    .map(([id, { instanceRegion, dataDisasterRecoveryRegion, instanceReplicaRegion }]): Tenant => ({
      jurisdiction: id,
      regions: [instanceRegion, ...(dataDisasterRecoveryRegion === undefined ? [] : [dataDisasterRecoveryRegion])],
      replicaRegion: instanceReplicaRegion,
    }));
  return {
    tenants,
    elsewhere: found.securityServicesElsewhere ?? [],
    watchedRegions: found.watchedRegions ?? [],
  };
}
