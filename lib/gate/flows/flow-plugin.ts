import {
  type IPolicyValidationContext,
  type IPolicyValidationPlugin,
  type PolicyValidationPluginReport,
  type PolicyViolation,
} from 'aws-cdk-lib';
import { flowRules } from '../../contact-flows/rules';
import { stackTemplates } from '../construct-templates';
import { toolVersion } from '../tool-version';
import { FLOW_PLUGIN_NAME, FLOW_READABLE, judgeTemplateFlows } from './judge-flows';

/** Judges every contact flow of an app at synthesis. Its findings are `fatal`, which CDK lets nobody acknowledge. */
export class ContactFlowPlugin implements IPolicyValidationPlugin {
  readonly name = FLOW_PLUGIN_NAME;
  readonly version = toolVersion();
  readonly ruleIds = [...flowRules.map(({ id }) => id), FLOW_READABLE];

  /** @param cwd - directory that file names are relative to. @default - the working directory of the process */
  constructor(private readonly cwd = process.cwd()) {}

  validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    const violations = stackTemplates(context, this.cwd).flatMap(({ input, templatePath }) =>
      judgeTemplateFlows(input).flatMap(({ flow, findings }) =>
        findings.map(({ rule, action, message, fix }): PolicyViolation => ({
          ruleName: rule,
          description: `action '${action}': ${message}`,
          fix,
          severity: 'fatal',
          violatingResources: [{ resourceLogicalId: flow, templatePath, locations: ['Content'] }],
        })),
      ),
    );
    return { success: violations.length === 0, violations, pluginVersion: this.version };
  }
}
