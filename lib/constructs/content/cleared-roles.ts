import { Tags } from 'aws-cdk-lib';
import { type IConstruct } from 'constructs';
import { clearanceTags, EVERY_ORGANISATION } from '../../domain/clearance';

/**
 * Clears the roles of a stack for what is labelled for any organisation, up to a level. They read nothing by that: what
 * they may do at all is in their policies. The jurisdiction is a tag of every resource of a Stage.
 *
 * @param level - the highest classification that they may read
 */
export function clearRoles(scope: IConstruct, level: string): void {
  const roles = { includeResourceTypes: ['AWS::IAM::Role'] };
  Tags.of(scope).add(clearanceTags.organisation, EVERY_ORGANISATION, roles);
  Tags.of(scope).add(clearanceTags.clearance, level, roles);
}
