import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { type HandlerStage } from './handler-environment';

const subject = 'a'.repeat(64);

/** An event for a part of the register. */
export const partEvent = (changed: object = {}) => ({
  requestId: randomUUID(),
  subject,
  store: 'object',
  partition: 'f',
  ...changed,
});

/** Events that no function of the workflow takes, and an environment that lacks each of some names. */
export function itRefuses(
  stage: HandlerStage,
  handler: (event: unknown) => Promise<unknown>,
  event: object,
  names: readonly string[],
): void {
  test.each([null, {}, { requestId: 'x' }])('refuses the event %j, which is not in the contract', async (wrong) => {
    await stage.enter();
    await expect(handler(wrong)).rejects.toBeInstanceOf(z.ZodError);
  });

  test.each(names)('refuses an environment without %s', async (name) => {
    await stage.enter();
    delete process.env[name];
    await expect(handler(event)).rejects.toBeInstanceOf(z.ZodError);
  });
}
