import { profileScope } from './profile-scope';
import { ResidencyPlugin } from './residency-plugin';

export interface ResidencyChecksProps {
  /** Id of the jurisdiction profile whose data the app's stacks hold, such as `ca`. */
  readonly jurisdiction: string;
  /**
   * Accounts of the same owner, besides each stack's own; 12 digits each.
   *
   * @default - none
   */
  readonly accounts?: readonly string[];
}

/**
 * Data residency for any CDK app, in one line:
 *
 * ```ts
 * Validations.of(app).addPlugins(new ResidencyChecks({ jurisdiction: 'ca' }));
 * ```
 *
 * The synthesis fails when the data of a stack can leave the home Regions of the jurisdiction.
 *
 * @throws InputError when there is no such jurisdiction, or an account is not 12 digits
 */
export class ResidencyChecks extends ResidencyPlugin {
  constructor({ jurisdiction, accounts = [] }: ResidencyChecksProps) {
    const scope = profileScope(jurisdiction, accounts);
    super({ scopeOf: () => scope });
  }
}
