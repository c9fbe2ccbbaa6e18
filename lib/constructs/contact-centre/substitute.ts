import { Fn } from 'aws-cdk-lib';
import { type FlowDocument, type Placeholder } from '../../contact-flows/flow-document';

/** The text of a flow, with a value for each of its placeholders. */
export function substitute(document: FlowDocument, values: Readonly<Record<Placeholder, string>>): string {
  const named = Object.entries(values).map(([placeholder, value]) => [placeholder.slice(2, -1), value] as const);
  return Fn.sub(JSON.stringify(document), Object.fromEntries(named));
}
