import { findRegion } from '../../domain/aws-region';
import { describeRegion } from '../../domain/country-name';
import { requireJurisdiction } from '../../domain/jurisdictions';
import { type DeploymentDefinition } from '../deployment-schema';
import { fieldPath } from '../issue';
import { regionProblem } from '../region-problem';
import { type DeploymentCheck } from './check';

/** What is written in one Region and copied to the others is written at home, and never across partitions. */
export const checkMasterRegions: DeploymentCheck = (definition) => [
  ...masterRegion(definition, 'registry', definition.registry.masterRegion),
  ...masterRegion(definition, 'referenceData', definition.referenceData.masterRegion),
  ...partitions(definition),
];

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
