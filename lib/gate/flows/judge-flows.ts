import { FlowError, parseFlow } from '../../contact-flows/flow';
import { type FlowFinding } from '../../contact-flows/flow-rule';
import { lintFlow } from '../../contact-flows/lint-flow';
import { type TemplateInput } from '../../residency/template-input';
import { templateFlows } from './template-flows';

/** What is wrong with one flow. */
export interface FlowJudgement {
  readonly file: string;
  readonly line: number | undefined;
  /** Logical id in its template, or the name of its file. */
  readonly flow: string;
  readonly findings: readonly FlowFinding[];
}

/** Name of the plugin that judges flows at synthesis. */
export const FLOW_PLUGIN_NAME = 'contact-flows';

/** The rule for what cannot be judged at all. */
export const FLOW_READABLE = 'flow-readable';

/**
 * Judges every flow of a template.
 *
 * @throws TemplateError when the text is no template
 */
export function judgeTemplateFlows(template: TemplateInput): readonly FlowJudgement[] {
  const { file, region } = template;
  return templateFlows(template).map(({ logicalId, line, text }) => ({
    file,
    line,
    flow: logicalId,
    findings: text === undefined ? [unreadable(NO_TEXT)] : judgeText(text, `${file}:${line}`, region),
  }));
}

const NO_TEXT = 'its Content is known at deployment only';

function judgeText(text: string, where: string, region: string | undefined): readonly FlowFinding[] {
  try {
    return lintFlow(parseFlow(text, where), { region });
  } catch (error) {
    if (error instanceof FlowError) return [unreadable(error.problem)];
    throw error;
  }
}

function unreadable(message: string): FlowFinding {
  return {
    rule: FLOW_READABLE,
    action: 'the flow',
    message,
    fix: 'Write the flow as a text, with placeholders for what only the deployment knows.',
  };
}
