import { findRegion } from '../../domain/aws-region';
import { describeRegion } from '../../domain/country-name';
import { requireJurisdiction } from '../../domain/jurisdictions';
import { type DeploymentDefinition } from '../deployment-schema';
import { fieldPath } from '../issue';
import { regionProblem } from '../region-problem';
import { type DeploymentCheck } from './check';
import { checkInstanceRegions } from './instance-regions';

/** What is written in one Region and copied to the others is written at home, and never across partitions. */
export const checkMasterRegions: DeploymentCheck = (definition, asOf) => [
  ...masterRegion(definition, 'registry', definition.registry.masterRegion),
  ...masterRegion(definition, 'referenceData', definition.referenceData.masterRegion),
  ...partitions(definition),
  ...(checkInstanceRegions(definition, asOf).length > 0 ? [] : referenceMaster(definition)),
];

/** Reference data is written in the database of a jurisdiction, which stands where its instance does. */
function referenceMaster({ jurisdictions, referenceData: { masterRegion: code, tables } }: DeploymentDefinition) {
  const deployed = Object.values(jurisdictions);
  if (tables.length === 0 || deployed.some(({ instanceRegion }) => instanceRegion === code)) return [];
  // Of a Region that is no home at all, the check above speaks.
  if (!deployed.some(({ profile }) => requireJurisdiction(profile).homeRegions.includes(code))) return [];
  const regions = [...new Set(deployed.map(({ instanceRegion }) => instanceRegion))].map(describeRegion).join(' or ');
  const message = `${describeRegion(code)} has no database of any jurisdiction in it; write the Region of an instance: ${regions}`;
  return [{ path: 'referenceData.masterRegion', message }];
}

function masterRegion({ jurisdictions }: DeploymentDefinition, section: string, code: string) {
  const path = `${section}.masterRegion`;
  const instances = Object.values(jurisdictions).map(({ instanceRegion }) => instanceRegion);
  const open = [...new Set(instances)].filter((instance) => regionProblem(instance) === undefined);
  const fix = `write the Region of an instance${open.length > 0 ? `, such as ${open.map(describeRegion).join(' or ')}` : ''}`;
  const problem = regionProblem(code);
  if (problem) return [{ path, message: `${problem}; ${fix}` }];
  const deployed = Object.values(jurisdictions);
  if (deployed.some(({ profile }) => requireJurisdiction(profile).homeRegions.includes(code))) return [];
  return [{ path, message: `${describeRegion(code)} is a home Region of none of the jurisdictions; ${fix}` }];
}

/** A DynamoDB global table has all of its replicas in one partition. */
function partitions({ registry, jurisdictions }: DeploymentDefinition) {
  const partition = findRegion(registry.masterRegion)?.partition;
  return Object.entries(jurisdictions).flatMap(([id, { instanceRegion }]) => {
    const other = findRegion(instanceRegion)?.partition;
    if (partition === undefined || other === undefined || other === partition) return [];
    const message = `is in partition ${other}, and the registry's master Region is in ${partition}, which no account or global table spans; make '${id}' a deployment of its own`;
    return [{ path: fieldPath(['jurisdictions', id, 'instanceRegion']), message }];
  });
}
