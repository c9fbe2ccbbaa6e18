import { isContactAttribute, isImpersonal } from '../contact-attributes';
import { type FlowAction } from '../flow';
import { parameterTexts, references } from '../flow-graph';
import { encryptedInputs } from '../payment/encrypted-inputs';
import { type FlowProblem, type FlowRule } from '../flow-rule';

/** Parameters that stay with the contact, whatever the action is called. */
const KEPT = ['Attributes', 'FlowAttributes', 'Tags'];

/** Only attributes of the allow-list are set, and from nothing that is about a person. */
export const attributesImpersonal: FlowRule = {
  id: 'attributes-impersonal',
  title: 'Contact attributes are of the allow-list, and hold nothing personal',
  why: 'Attributes stay in the contact record for 24 months, are copied wherever it goes, and cannot be erased alone.',
  fix: 'Leave it out; or add an attribute that is about no person to lib/contact-flows/contact-attributes.ts.',
  check: ({ flow }) => flow.Actions.flatMap(problemsOf),
};

/** Whether it is input on its way to a function, in an attribute that ends with the flow. */
function isPassing(property: string, name: string, reference = '$.StoredCustomerInput'): boolean {
  return (
    property === 'FlowAttributes' &&
    (encryptedInputs as readonly string[]).includes(name) &&
    reference === '$.StoredCustomerInput'
  );
}

function problemsOf({ Identifier, Parameters }: FlowAction): readonly FlowProblem[] {
  return KEPT.flatMap((property) => {
    const attributes = Parameters[property];
    if (typeof attributes !== 'object' || attributes === null) return [];
    return Object.entries(attributes).flatMap(([name, value]) => [
      ...(isContactAttribute(name) || isPassing(property, name)
        ? []
        : [{ action: Identifier, message: `it sets '${name}', which is not in the allow-list` }]),
      ...parameterTexts(value)
        .flatMap(({ text }) => references(text))
        .filter((reference) => !isImpersonal(reference) && !isPassing(property, name, reference))
        .map((reference) => ({ action: Identifier, message: `it sets '${name}' from ${reference}` })),
    ]);
  });
}
