import { deniedAttribute } from '../../domain/masking/denied-attributes';
import { isContactAttribute, isImpersonal } from '../contact-attributes';
import { type FlowAction } from '../flow';
import { parameterTexts, references } from '../flow-graph';
import { type FlowProblem, type FlowRule } from '../flow-rule';
import { STORED_INPUT } from '../stored-input';

/** Parameters with attributes that stay with the contact, whatever the action is called. */
const ATTRIBUTES = ['Attributes', 'FlowAttributes', 'SegmentAttributes', 'Tags'];
/** Actions with texts that stay with a contact or a task. */
const DESCRIBES = ['CreateTask', 'UpdateContactData'];
const DESCRIPTIONS = ['Name', 'Description', 'References'];

/** Only attributes of the allow-list are set, and from nothing that is about a person. */
export const attributesImpersonal: FlowRule = {
  id: 'attributes-impersonal',
  title: 'Contact attributes are of the allow-list, and hold nothing personal',
  why: 'Attributes stay in the contact record for 24 months, are copied wherever it goes, and cannot be erased alone.',
  fix: 'Leave it out; or add an attribute that is about no person to lib/contact-flows/contact-attributes.ts.',
  check: ({ flow }) => flow.Actions.flatMap((action) => [...attributeProblems(action), ...descriptionProblems(action)]),
};

function attributeProblems({ Identifier, Parameters }: FlowAction): readonly FlowProblem[] {
  return ATTRIBUTES.flatMap((property) => {
    const attributes = Parameters[property];
    if (typeof attributes !== 'object' || attributes === null) return [];
    return Object.entries(attributes).flatMap(([name, value]) => [
      // Attributes of the flow end with it: what counts is what they are set from.
      ...(property === 'FlowAttributes' || isContactAttribute(name)
        ? []
        : [{ action: Identifier, message: `it sets '${name}', which is not in the allow-list` }]),
      ...parameterTexts(value)
        .flatMap(({ text }) => problemsOf(text, property))
        .map((problem) => ({ action: Identifier, message: `it sets '${name}' ${problem}` })),
    ]);
  });
}

function descriptionProblems({ Identifier, Type, Parameters }: FlowAction): readonly FlowProblem[] {
  if (!DESCRIBES.includes(Type)) return [];
  return DESCRIPTIONS.flatMap((property) =>
    parameterTexts(Parameters[property])
      .flatMap(({ text }) => problemsOf(text, property))
      .map((problem) => ({ action: Identifier, message: `it sets ${property} ${problem}` })),
  );
}

function problemsOf(text: string, property: string): readonly string[] {
  const denied = deniedAttribute('', text);
  return [
    ...references(text)
      // An attribute of the flow is gone with the flow, and another rule has the input encrypted.
      .filter((reference) => !(property === 'FlowAttributes' && reference === STORED_INPUT))
      .filter((reference) => !isImpersonal(reference))
      .map((reference) => `from ${reference}`),
    ...(denied === undefined ? [] : [`to ${denied}`]),
  ];
}
