import { isImpersonal } from '../contact-attributes';
import { type FlowAction } from '../flow';
import { parameterTexts, references } from '../flow-graph';
import { type FlowRule } from '../flow-rule';
import { reachedStates } from '../flow-states';
import { type Notice, noticeAfter } from '../heard-notice';
import { recordingOf, streamsMedia } from '../recording';
import { storesInput } from '../stored-input';

/** Actions that keep or hand on what their parameters tell of the customer. */
const HANDS_ON = [
  'CreateCallbackContact',
  'CreateCase',
  'CreateCustomerProfile',
  'CreateTask',
  'InvokeLambdaFunction',
  'UpdateCase',
  'UpdateContactData',
  'UpdateCustomerProfile',
];
/** Actions that take in what the customer says or types. */
const TAKES_IN = ['ConnectParticipantWithLexBot', 'ShowView'];

/** Nothing is collected before the notice was heard and noted. */
export const noticeBeforeCollection: FlowRule = {
  id: 'notice-before-collection',
  title: 'The notice is heard and noted before anything is collected',
  why: 'Customers are told at collection at the latest (GDPR art. 13; California Civil Code 1798.100), and it must be shown.',
  fix: 'Play the notice and note it right after, in attribute notice; or ask for $.Attributes.notice, and collect only where it was noted.',
  check: (graph) => {
    const states = reachedStates<Notice>(graph, 'nothing', noticeAfter);
    const messages = new Map(
      states.flatMap(([action, notice]) => {
        const message = problemOf(action, notice);
        return message === undefined
          ? []
          : [[`${action.Identifier} ${message}`, { action: action.Identifier, message }]];
      }),
    );
    return [...messages.values()];
  },
};

function problemOf(action: FlowAction, notice: Notice): string | undefined {
  if (notice === 'told') return undefined;
  if (recordingOf(action) === 'on' || streamsMedia(action)) {
    return notice === 'not-recorded'
      ? 'it records customers who were told that nothing is recorded'
      : 'it records, analyses or streams, and a contact can come here without a notice';
  }
  if (notice === 'not-recorded') return undefined;
  const what = collected(action);
  return what === undefined ? undefined : `it ${what}, and a contact can come here without a notice`;
}

function collected(action: FlowAction): string | undefined {
  if (storesInput(action)) return 'stores what the customer types';
  if (TAKES_IN.includes(action.Type)) return 'takes in what the customer says or types';
  if (!HANDS_ON.includes(action.Type)) return undefined;
  const [personal] = parameterTexts(action.Parameters)
    .flatMap(({ text }) => references(text))
    .filter((reference) => !isImpersonal(reference));
  return personal === undefined ? undefined : `hands on ${personal}`;
}
