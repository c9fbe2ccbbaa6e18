import {
  CfnResource,
  type IPolicyValidationContext,
  type IPolicyValidationPlugin,
  type PolicyValidationPluginReport,
  type PolicyViolation,
} from 'aws-cdk-lib';
import { type IConstruct } from 'constructs';
import { analyse } from '../residency/analyse';
import { type AppliedDecisions } from '../residency/decisions/apply-decisions';
import { decisionRuleWords, decisionRules } from '../residency/decisions/rule-words';
import { type DecisionFinding } from '../residency/decisions/decision-finding';
import { decide, type DecisionOptions } from './decisions/decide';
import { openFindings, type Analysis, type Finding } from '../residency/finding';
import { allRules, findRule } from '../residency/rule-catalogue';
import { type ResidencyScope } from '../residency/scope';
import { type TemplateInput } from '../residency/template-input';
import { acknowledgementsIn, type RecordedAcknowledgement } from './acknowledgements';
import { stackTemplates, type StackTemplate } from './construct-templates';
import { toolVersion } from './tool-version';

/** Name of the plugin, and first part of the ids of its findings. */
export const PLUGIN_NAME = 'residency';

/** The rule that refuses to let a residency finding be acknowledged away. */
export const ACKNOWLEDGEMENT_RULE = 'residency-not-acknowledged';

export interface ResidencyPluginProps {
  /** What is home for the stack at that construct path, such as `ca-prod/Keys`. */
  readonly scopeOf: (stackConstructPath: string) => ResidencyScope;
  /**
   * Directory that file names in findings are relative to.
   *
   * @default - the working directory of the process
   */
  readonly cwd?: string;
  /**
   * The decision records that can clear findings.
   *
   * @default - none: nothing clears a finding
   */
  readonly decisions?: DecisionOptions;
}

/** What the plugin found at the last synthesis. */
export interface ResidencyResult {
  readonly analysis: Analysis;
  readonly templates: readonly TemplateInput[];
  /** Stacks' names in the analysis, with the scope each was judged by. */
  readonly scopes: ReadonlyMap<string, ResidencyScope>;
  readonly refusedAcknowledgements: readonly RecordedAcknowledgement[];
  /** What the decision records clear, and what is wrong with them. */
  readonly decided: AppliedDecisions | undefined;
}

/**
 * Judges the whole synthesized assembly, and stops the synthesis when data can leave its jurisdiction.
 *
 * Every violation is `fatal`: CDK lets nobody acknowledge those. It reads the templates, so that escape hatches,
 * included templates and nested stacks are judged as they will be deployed.
 *
 * @see https://docs.aws.amazon.com/cdk/v2/guide/policy-validation-synthesis.html
 */
export class ResidencyPlugin implements IPolicyValidationPlugin {
  readonly name = PLUGIN_NAME;
  readonly version = toolVersion();
  readonly ruleIds = [...allRules().map(({ id }) => id), ...decisionRules, ACKNOWLEDGEMENT_RULE];
  private lastResult: ResidencyResult | undefined;

  constructor(private readonly props: ResidencyPluginProps) {}

  /** What the last synthesis found, or `undefined` when none has been judged. */
  get result(): ResidencyResult | undefined {
    return this.lastResult;
  }

  validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    const templates = stackTemplates(context, this.props.cwd ?? process.cwd());
    const scopes = new Map(
      templates.map((template) => [template.input.stack, this.props.scopeOf(template.stackConstructPath)]),
    );
    const inputs = templates.map(({ input }) => input);
    const scopeOf = (stack: string) => requireScope(scopes, stack);
    const undecided = analyse(inputs, { scopeOf });
    const { decisions } = this.props;
    const decided = decisions && decide(undecided, inputs, scopeOf, decisions);
    const analysis = decided?.analysis ?? undecided;
    const refused = acknowledgementsIn(context.appConstruct).filter(({ rule }) => namesThisPlugin(rule));
    this.lastResult = {
      analysis,
      templates: inputs,
      scopes,
      refusedAcknowledgements: refused,
      decided,
    };
    const byStack = new Map(templates.map((template) => [template.input.stack, template]));
    const violations = [
      ...openFindings(analysis).map((finding) => violationOf(finding, byStack.get(finding.resource.stack))),
      ...refused.map(refusalOf),
      ...(decided?.findings ?? [])
        .filter(({ level }) => level === 'error')
        .map((finding) => decisionViolation(finding, context.appConstruct)),
    ];
    return { success: violations.length === 0, violations, pluginVersion: this.version };
  }
}

/** `residency::rule`, and the plugin's bare name: whatever someone may try. */
function namesThisPlugin(rule: string): boolean {
  return new RegExp(`^${PLUGIN_NAME}(?:::|$)`, 'i').test(rule.trim());
}

function violationOf(finding: Finding, template: StackTemplate | undefined): PolicyViolation {
  const { rule, message, fix, resource, evidence, destination, verdict, jurisdiction, dataClass } = finding;
  const words = findRule(rule);
  return {
    ruleName: rule,
    description: message.includes(destination.title) ? message : `${message} (${destination.title})`,
    fix,
    severity: 'fatal',
    ruleMetadata: {
      verdict,
      jurisdiction,
      dataClass,
      destination: destination.title,
      ...(words ? { why: words.why, sources: words.sources.join('; ') } : {}),
    },
    violatingResources: [
      {
        resourceLogicalId: resource.logicalId,
        templatePath: template?.templatePath ?? evidence.file,
        locations: [evidence.propertyPath],
      },
    ],
  };
}

/** Anchored to a resource of the app: CDK lets a violation that names none pass. */
function decisionViolation({ rule, message, file, line, decision }: DecisionFinding, app: IConstruct): PolicyViolation {
  const { why, fix } = decisionRuleWords(rule);
  const resource = app.node.findAll().find((child) => CfnResource.isCfnResource(child));
  return {
    ruleName: rule,
    description: `${file}:${line}: ${message}`,
    fix,
    severity: 'fatal',
    ruleMetadata: { decision, why },
    violatingResources: [{ constructPath: (resource ?? app).node.path, locations: [] }],
  };
}

/** Anchored to a resource: CDK lets a violation that names none pass. */
function refusalOf({ rule, reason, constructPath, construct }: RecordedAcknowledgement): PolicyViolation {
  const where = constructPath === '' ? 'the app' : `'${constructPath}'`;
  const resource = construct.node.findAll().find((child) => CfnResource.isCfnResource(child));
  return {
    ruleName: ACKNOWLEDGEMENT_RULE,
    description: `'${rule}' is acknowledged at ${where} (reason given: ${reason}); a residency finding cannot be acknowledged`,
    fix: 'remove the acknowledgement; fix the finding, or have a residency decision record approved for it',
    severity: 'fatal',
    ruleMetadata: { acknowledgedAt: constructPath, acknowledgedRule: rule },
    violatingResources: [{ constructPath: (resource ?? construct).node.path, locations: [] }],
  };
}

function requireScope(scopes: ReadonlyMap<string, ResidencyScope>, stack: string): ResidencyScope {
  const scope = scopes.get(stack);
  if (!scope) throw new Error(`no scope for stack '${stack}': the analysis must name stacks as its inputs do`);
  return scope;
}
