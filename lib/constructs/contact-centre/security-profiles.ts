import { type CfnInstance, CfnSecurityProfile } from 'aws-cdk-lib/aws-connect';
import { Construct } from 'constructs';
import { type PermissionProps, permissionsOf, type SecurityRole, securityRoles } from './security-permissions';
import { type Sequence } from './sequence';

export interface SecurityProfilesProps {
  readonly instance: CfnInstance;
  readonly features: PermissionProps;
  readonly sequence: Sequence;
}

const descriptions: Readonly<Record<SecurityRole, string>> = {
  agent: 'Handles contacts; sees no recording, transcript or report',
  supervisor: 'Watches and reviews contacts; downloads nothing',
  administrator: 'Runs users, routing and flows; sees no recording',
};

/** One security profile for each role of a contact centre. */
export class SecurityProfiles extends Construct {
  constructor(scope: Construct, id: string, { instance, features, sequence }: SecurityProfilesProps) {
    super(scope, id);
    for (const role of securityRoles) {
      sequence.add(
        new CfnSecurityProfile(this, role, {
          instanceArn: instance.attrArn,
          // Its name can never change; the instance's own profiles are called Agent, Admin and so on.
          securityProfileName: `resident-${role}`,
          description: descriptions[role],
          permissions: [...permissionsOf(role, features)],
        }),
      );
    }
  }
}
