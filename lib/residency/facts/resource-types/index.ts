import { analytics } from './analytics';
import { applicationIntegration } from './application-integration';
import { compute } from './compute';
import { customerEngagement } from './customer-engagement';
import { database } from './database';
import { developerTools } from './developer-tools';
import { endUserComputing } from './end-user-computing';
import { internetOfThings } from './internet-of-things';
import { machineLearning } from './machine-learning';
import { management } from './management';
import { media } from './media';
import { migration } from './migration';
import { networking } from './networking';
import { type ResourceRole, type RolesByService, words } from './roles';
import { securityAndIdentity } from './security-and-identity';
import { storage } from './storage';

export { encryptionKeyPath } from './encryption-keys';
export { isGloballyPlaced } from './global-placement';
export { physicalNamePath } from './physical-names';
export { type ResourceRole } from './roles';
export { tagsPath } from './tags';

const themes: readonly RolesByService[] = [
  storage,
  database,
  compute,
  networking,
  applicationIntegration,
  analytics,
  machineLearning,
  customerEngagement,
  securityAndIdentity,
  management,
  developerTools,
  migration,
  media,
  internetOfThings,
  endUserComputing,
];

/** Every listed type with its role, in the order of the lists. A type that is listed twice appears twice. */
export const listedResourceTypes: readonly (readonly [type: string, role: ResourceRole])[] = themes.flatMap((theme) =>
  Object.entries(theme).flatMap(([service, roles]) =>
    Object.entries(roles).flatMap(([role, names]) =>
      words(names).map(
        (name) => [`${service.includes('::') ? service : `AWS::${service}`}::${name}`, role as ResourceRole] as const,
      ),
    ),
  ),
);

const roleByType: ReadonlyMap<string, ResourceRole> = new Map(listedResourceTypes);

/**
 * The role of a CloudFormation resource type.
 *
 * Custom resources are `configuration`: what they are told to do is judged by their properties. A type of a registry
 * publisher, and a type of AWS that is newer than the lists, is `unknown`.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html
 */
export function resourceRole(type: string): ResourceRole {
  if (type.startsWith('Custom::')) return 'configuration';
  return roleByType.get(type) ?? 'unknown';
}
