import { errorsOf } from '../../lib/contact-flows/action-catalogue';
import { FlowGraph } from '../../lib/contact-flows/flow-graph';
import {
  type FlowFault,
  changed,
  each,
  ofType,
  parameters,
  step,
  first,
  isWhole,
  records,
  withAttribute,
} from './flow-planting';

/** What can be wrong with the actions of a flow, their transitions and what they name. */
export const structuralFaults: readonly FlowFault[] = [
  { fault: 'an action that nobody knows', rule: 'actions-known', plant: first('HypnotiseParticipant', {}) },
  {
    fault: 'a transition to nowhere',
    rule: 'transitions-lead-somewhere',
    plant: each(
      () => true,
      ({ Transitions }) => ({
        Transitions: { ...Transitions, Errors: [...Transitions.Errors, { ErrorType: 'Other', NextAction: 'nowhere' }] },
      }),
    ),
  },
  {
    fault: 'an action left over',
    rule: 'actions-reachable',
    plant: (flow) => [{ ...flow, Actions: [...flow.Actions, step('planted', 'DisconnectParticipant', {}, 'planted')] }],
  },
  {
    fault: 'an error that is not handled',
    rule: 'branches-end',
    plant: (flow) =>
      each(
        (action) => errorsOf(action).length > 0,
        ({ Transitions }) => ({ Transitions: { ...Transitions, Errors: Transitions.Errors.slice(1) } }),
      )(flow).filter((mutant) => isWhole(mutant, new FlowGraph(flow))),
  },
  {
    fault: 'a circle without a way out',
    rule: 'branches-end',
    plant: (flow) => {
      const circle = step('planted', 'MessageParticipant', { Text: 'Please hold.' }, 'planted');
      return each(
        () => true,
        ({ Transitions }) => ({
          Transitions: {
            ...Transitions,
            Errors: [...Transitions.Errors, { ErrorType: 'Other', NextAction: 'planted' }],
          },
        }),
      )({ ...flow }).map((mutant) => ({ ...mutant, Actions: [...mutant.Actions, circle] }));
    },
  },
  {
    fault: 'a function that is somewhere',
    rule: 'functions-in-own-region',
    plant: each(ofType('InvokeLambdaFunction'), parameters({ LambdaFunctionARN: 'look-up' })),
  },
  {
    fault: 'a longer wait than Amazon Connect grants',
    rule: 'functions-answer-in-time',
    plant: each(ofType('InvokeLambdaFunction'), parameters({ InvocationTimeLimitSeconds: '9' })),
  },
  {
    fault: 'a second call before the first answer is stored',
    rule: 'results-stored',
    plant: (flow) =>
      flow.Actions.filter(ofType('InvokeLambdaFunction')).map((call) => ({
        ...changed(flow, call.Identifier, ({ Transitions }) => ({
          Transitions: { ...Transitions, NextAction: 'planted' },
        })),
        Actions: [
          ...changed(flow, call.Identifier, ({ Transitions }) => ({
            Transitions: { ...Transitions, NextAction: 'planted' },
          })).Actions,
          { ...call, Identifier: 'planted' },
        ],
      })),
  },
  {
    fault: 'the number of the caller in an attribute',
    rule: 'attributes-impersonal',
    plant: each(ofType('UpdateContactAttributes'), withAttribute('homeRegion', '$.CustomerEndpoint.Address')),
  },
  {
    fault: 'the number of the caller in an attribute, in the other spelling',
    rule: 'attributes-impersonal',
    plant: each(ofType('UpdateContactAttributes'), withAttribute('homeRegion', "$['CustomerEndpoint']['Address']")),
  },
  {
    fault: 'a telephone number written into an attribute',
    rule: 'attributes-impersonal',
    plant: each(ofType('UpdateContactAttributes'), withAttribute('homeRegion', '+14165550123')),
  },
  {
    fault: 'an attribute for card data',
    rule: 'attributes-impersonal',
    plant: each(ofType('UpdateContactAttributes'), withAttribute('cardNumber', 'none')),
  },
  {
    fault: 'the name of the contact from its number',
    rule: 'attributes-impersonal',
    plant: (flow) => (records(flow) ? [] : first('UpdateContactData', { Name: 'x +1 416 555 0123' })(flow)),
  },
  ...['QueueId', 'HoursOfOperationId', 'ContactFlowId'].map((property) => ({
    fault: `the id of one instance as ${property}`,
    rule: 'resources-by-placeholder',
    plant: each(
      ({ Parameters }) => property in Parameters,
      parameters({ [property]: '0f9d2c1e-8a64-4b7e-9d55-3c2b1a098765' }),
    ),
  })),
];
