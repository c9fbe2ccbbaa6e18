import { requireJurisdiction, type JurisdictionId } from '../domain/jurisdictions';
import { type DeploymentDefinition } from './deployment-schema';

/**
 * The profile of the jurisdiction in which the registry is written: the law of what serves all jurisdictions.
 *
 * @throws Error when the master Region is home of no jurisdiction, which `parseDeployment` refuses
 */
export function registryProfile({ jurisdictions, registry: { masterRegion } }: DeploymentDefinition): JurisdictionId {
  const deployed = Object.values(jurisdictions);
  const master = deployed.find(({ instanceRegion }) => instanceRegion === masterRegion);
  const home = deployed.find(({ profile }) => requireJurisdiction(profile).homeRegions.includes(masterRegion));
  const profile = (master ?? home)?.profile;
  if (!profile) throw new Error(`registry.masterRegion '${masterRegion}' is home of no jurisdiction; change it`);
  return profile;
}
