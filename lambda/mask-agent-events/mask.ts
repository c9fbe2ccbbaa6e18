import { agentEventFields } from '../../lib/domain/masking/agent-event-fields';
import { maskFields } from '../shared/mask-fields';
import {
  type TransformationEvent,
  type TransformationResult,
  type Transformed,
  transformationResult,
} from '../shared/transformation';
import { agentEventSchema } from './contract';

/** Masks a batch of agent events, one line of JSON each. One that is none is not passed on, and holds no other up. */
export async function maskEvents(event: TransformationEvent): Promise<TransformationResult> {
  return transformationResult(event, await Promise.all(event.records.map(({ data }) => maskedLine(data))));
}

async function maskedLine(data: string): Promise<Transformed> {
  const found = read(data);
  return found ? { text: `${JSON.stringify(await maskFields(found, agentEventFields))}\n` } : 'failed';
}

function read(data: string): object | undefined {
  try {
    return agentEventSchema.safeParse(JSON.parse(Buffer.from(data, 'base64').toString('utf8'))).data;
  } catch {
    return undefined;
  }
}
