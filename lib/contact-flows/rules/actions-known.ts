import { actionFacts } from '../action-catalogue';
import { type FlowRule } from '../flow-rule';

/** Every action is one that the catalogue knows. */
export const actionsKnown: FlowRule = {
  id: 'actions-known',
  title: 'Every action is of a known type',
  why: 'Nobody knows where an unknown action sends the contact, nor how it fails.',
  fix: 'Correct the type, or add it with its errors to lib/contact-flows/action-catalogue.ts.',
  check: ({ flow }) =>
    flow.Actions.filter(({ Type }) => actionFacts(Type) === undefined).map(({ Identifier, Type }) => ({
      action: Identifier,
      message: `'${Type}' is no action of the catalogue`,
    })),
};
