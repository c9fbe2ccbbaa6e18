import { type App, CloudFormationValidatePlugin, type IPolicyValidationPlugin, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, HIPAASecurityChecks, NIST80053R5Checks, PCIDSS321Checks } from 'cdk-nag';
import { ContactFlowPlugin } from './flows/flow-plugin';
import { ResidencyPlugin, type ResidencyPluginProps } from './residency-plugin';

export interface AttachPoliciesProps extends ResidencyPluginProps {
  /**
   * Milliseconds of a clock. When given, CloudFormation's validation is registered here as well, whatever the
   * environment says, and every plugin's time is measured.
   *
   * @default - nothing is measured, and CloudFormation's validation is left to CDK's own switch
   */
  readonly elapsed?: () => number;
}

/** The policies of an app. */
export interface AttachedPolicies {
  readonly residency: ResidencyPlugin;
  /** Milliseconds that each kind of policy took, once the app is synthesized. */
  readonly timings: Readonly<Record<PolicyKind, number>>;
}

export type PolicyKind = 'cloudformation' | 'cdkNag' | 'residency' | 'flows';

/** Makes the synthesis of an app judge it: cdk-nag's packs, contact flows and data residency. */
export function attachPolicies(app: App, { elapsed, ...props }: AttachPoliciesProps): AttachedPolicies {
  const residency = new ResidencyPlugin(props);
  const packs = [
    new AwsSolutionsChecks(app),
    new NIST80053R5Checks(app),
    new HIPAASecurityChecks(app),
    new PCIDSS321Checks(app),
  ];
  const flows = new ContactFlowPlugin(props.cwd);
  const timings = { cloudformation: 0, cdkNag: 0, residency: 0, flows: 0 };
  if (elapsed) {
    const cloudFormation = new CloudFormationValidatePlugin();
    measure(cloudFormation, elapsed, (spent) => (timings.cloudformation += spent));
    for (const pack of packs) measure(pack, elapsed, (spent) => (timings.cdkNag += spent));
    measure(residency, elapsed, (spent) => (timings.residency += spent));
    measure(flows, elapsed, (spent) => (timings.flows += spent));
    Validations.of(app).addPlugins(cloudFormation);
  }
  Validations.of(app).addPlugins(...packs, flows, residency);
  return { residency, timings };
}

/** Measures a plugin in place: CDK recognises its own plugin by its class, so it cannot be wrapped. */
function measure(plugin: IPolicyValidationPlugin, elapsed: () => number, add: (spent: number) => void): void {
  const validate = plugin.validate.bind(plugin);
  plugin.validate = (context) => {
    const start = elapsed();
    try {
      return validate(context);
    } finally {
      add(elapsed() - start);
    }
  };
}
