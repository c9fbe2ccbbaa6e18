import { type Flow } from '../../lib/contact-flows/flow';
import { inboundFlow, type InboundFlowProps } from '../../lib/contact-flows/inbound/inbound-flow';
import { numberFlow } from '../../lib/contact-flows/inbound/number-flow';
import { optOutFlow } from '../../lib/contact-flows/opt-out/opt-out-flow';
import { secureInputFlow } from '../../lib/contact-flows/payment/secure-input-flow';
import { asFlow } from './flow-interpreter';
import { bilingualNotice, englishNotice } from './notices';

/** An inbound flow that does everything. */
export const everythingInbound: InboundFlowProps = {
  notice: englishNotice,
  flowLogs: true,
  callRecording: true,
  screenRecording: true,
  chatTranscripts: true,
  contactLens: true,
  organisationQueues: [{ name: 'north-wind', organisationId: '0f9d2c1e-8a64-4b7e-9d55-3c2b1a098765' }],
};

/** One that records calls and nothing else. */
export const recordedInbound: InboundFlowProps = {
  notice: englishNotice,
  flowLogs: true,
  callRecording: true,
  screenRecording: false,
  chatTranscripts: false,
  contactLens: false,
  organisationQueues: [],
};

/** One that keeps nothing. */
export const barestInbound: InboundFlowProps = {
  notice: bilingualNotice,
  flowLogs: false,
  callRecording: false,
  screenRecording: false,
  chatTranscripts: false,
  contactLens: false,
  organisationQueues: [],
};

/** Every flow that is shipped, by the file that builds it, in the forms that differ most. */
export const shippedFlows: Readonly<Record<string, readonly Flow[]>> = {
  'inbound/inbound-flow.ts': [asFlow(inboundFlow(everythingInbound)), asFlow(inboundFlow(barestInbound))],
  'inbound/number-flow.ts': [asFlow(numberFlow('0f9d2c1e-8a64-4b7e-9d55-3c2b1a098765'))],
  'opt-out/opt-out-flow.ts': [asFlow(optOutFlow(englishNotice)), asFlow(optOutFlow(bilingualNotice))],
  'payment/secure-input-flow.ts': [
    asFlow(secureInputFlow({ callRecording: true, screenRecording: true })),
    asFlow(secureInputFlow({ callRecording: false, screenRecording: false })),
  ],
};
