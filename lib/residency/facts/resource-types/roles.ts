/**
 * What a resource type does with data.
 *
 * - `store`: holds it at rest.
 * - `processor`: sees it while it works.
 * - `carrier`: moves it.
 * - `configuration`: none of these; keys count as configuration, because a key holds no data.
 * - `unknown`: the type is in no list, so nothing may be assumed of it.
 */
export type ResourceRole = 'store' | 'processor' | 'carrier' | 'configuration' | 'unknown';

/** The resource types of one service, by role: type names without the service, separated by white space. */
export type ServiceRoles = Readonly<Partial<Record<Exclude<ResourceRole, 'unknown'>, string>>>;

/** By service as in the type name: `S3` for `AWS::S3::Bucket`; the full prefix for a vendor other than `AWS`. */
export type RolesByService = Readonly<Record<string, ServiceRoles>>;

/** The words of a list that white space separates. */
export function words(list: string): readonly string[] {
  return list.split(/\s+/).filter((word) => word !== '');
}
