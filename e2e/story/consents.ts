import * as z from 'zod';
import { functionOf, invoke, stackOf } from './invoke';
import { type Cast } from './scene';

/** Whether the number may be sold or shared, as a system asks that is about to. */
export async function optedOut(cast: Cast, phone: string): Promise<boolean> {
  const stack = stackOf(cast.stacks, `${cast.region}-privacy-requests`);
  const event = { identifiers: [{ kind: 'phone', value: phone }] };
  const answer = await invoke(cast, cast.region, await functionOf(cast, stack, 'ConsentLookUp'), event);
  return z.object({ optedOut: z.boolean() }).parse(answer).optedOut;
}
