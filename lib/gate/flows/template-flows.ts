import { type Json, isArray, isObject, property } from '../../residency/template/json';
import { readTemplate } from '../../residency/template/template';
import { type TemplateInput } from '../../residency/template-input';

/** A flow of a template. */
export interface TemplateFlow {
  readonly logicalId: string;
  readonly line: number;
  /** In the Flow language, with `${...}` for what is known at deployment only. `undefined`: it is no text at all. */
  readonly text: string | undefined;
}

const FLOW_TYPES = ['AWS::Connect::ContactFlow', 'AWS::Connect::ContactFlowModule'];

/**
 * The flows of a template, with what the template tells put in.
 *
 * @throws TemplateError when the text is no template
 */
export function templateFlows(template: TemplateInput): readonly TemplateFlow[] {
  const text = template.text();
  // Most templates have none: to read them all would take as long as the analysis.
  if (!FLOW_TYPES.some((type) => text.includes(type))) return [];
  const { resources, position } = readTemplate(text, template.file);
  return [...resources.values()]
    .filter(({ type }) => FLOW_TYPES.includes(type))
    .map(({ logicalId, properties }) => ({
      logicalId,
      line: position(['Resources', logicalId]).line,
      text: textOf(properties['Content']),
    }));
}

function textOf(content: Json | undefined): string | undefined {
  if (typeof content === 'string') return content;
  if (!isObject(content)) return undefined;
  const join = content['Fn::Join'];
  if (isArray(join)) {
    const [separator, parts] = join;
    if (typeof separator !== 'string' || !isArray(parts)) return undefined;
    return parts.map((part, index) => (typeof part === 'string' ? part : `\${Part${index}}`)).join(separator);
  }
  const substitution = content['Fn::Sub'];
  const [text, values] = isArray(substitution) ? substitution : [substitution, {}];
  if (typeof text !== 'string') return undefined;
  return text.replace(/\$\{([^!}][^}]*)\}/g, (placeholder, name: string) => {
    const value = property(values, name.trim());
    return typeof value === 'string' ? value : placeholder;
  });
}
