import { deniedAttribute } from '../../domain/masking/denied-attributes';
import { type FlowAction } from '../flow';
import { parameterTexts, references } from '../flow-graph';
import { type FlowProblem, type FlowRule } from '../flow-rule';
import { STORED_INPUT, storesInput } from '../stored-input';

const PLACEHOLDER = /^\$\{[^}]+\}$/;
const CERTIFICATE = /^-----BEGIN CERTIFICATE-----/;

/** Where stored input may go: to a function, which decrypts it, through an attribute of the flow, and to the check for a time-out. */
const READERS: readonly (readonly [type: string, property: string])[] = [
  ['InvokeLambdaFunction', 'LambdaInvocationAttributes'],
  ['UpdateFlowAttributes', 'FlowAttributes'],
  ['Compare', 'ComparisonValue'],
];

/** What customers type is stored encrypted only, and secrets are asked for in no other way. */
export const storedInputEncrypted: FlowRule = {
  id: 'stored-input-encrypted',
  title: 'Input of customers is stored encrypted only',
  why: 'Stored input is in the contact record, in flow logs and in the hands of every function that the flow calls.',
  fix: "Give GetParticipantInput InputEncryption with the instance's key id and its certificate, each by a placeholder, and ask for secrets by it only.",
  check: ({ flow }) => flow.Actions.flatMap((action) => [...unencrypted(action), ...spilt(action), ...asked(action)]),
};

function unencrypted(action: FlowAction): readonly FlowProblem[] {
  if (!storesInput(action)) return [];
  const encryption = action.Parameters['InputEncryption'];
  const at = action.Identifier;
  if (typeof encryption !== 'object' || encryption === null) {
    return [{ action: at, message: 'it stores what the customer types, without encryption' }];
  }
  const { EncryptionKeyId, Key } = { EncryptionKeyId: '', Key: '', ...encryption };
  return [
    ...(PLACEHOLDER.test(EncryptionKeyId) ? [] : [{ action: at, message: 'its EncryptionKeyId is no placeholder' }]),
    // The template may have put the certificate in already: it is public, a private key never is.
    ...(PLACEHOLDER.test(Key) || CERTIFICATE.test(Key)
      ? []
      : [{ action: at, message: 'its Key is neither a placeholder nor a certificate' }]),
  ];
}

/** Stored input where it is spoken, shown or kept. Attributes of the contact are judged by another rule. */
function spilt({ Identifier, Type, Parameters }: FlowAction): readonly FlowProblem[] {
  const elsewhere = parameterTexts(Parameters).filter(
    ({ path: [property], text }) =>
      references(text).includes(STORED_INPUT) &&
      !['Attributes', 'SegmentAttributes', 'Tags'].includes(property ?? '') &&
      !READERS.some(([type, reader]) => type === Type && reader === property),
  );
  return elsewhere.map(({ path }) => ({
    action: Identifier,
    message: `its ${path.join('.')} takes what the customer typed`,
  }));
}

/** Secrets that a bot asks for, or is given. */
function asked({ Identifier, Type, Parameters }: FlowAction): readonly FlowProblem[] {
  const slots = parameterTexts(Parameters)
    .flatMap(({ text }) => references(text))
    .map((reference) => /^\$\.Lex\.(?:Slots|SessionAttributes)\.(\w+)/.exec(reference)?.[1]);
  const session =
    Type === 'ConnectParticipantWithLexBot' ? Object.keys({ ...asObject(Parameters['LexSessionAttributes']) }) : [];
  return [...slots, ...session]
    .filter((name) => name !== undefined && deniedAttribute(name) !== undefined)
    .map((name) => ({ action: Identifier, message: `'${name ?? ''}' is asked for by a bot, which encrypts nothing` }));
}

function asObject(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}
