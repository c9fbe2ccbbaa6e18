/** Why no answer could be given: all that is said of it, anywhere. */
export type FailureReason = 'event' | 'private-key' | 'decryption' | 'credential' | 'processor' | 'vault';

/** Its message is one word and it has no cause: what a library says of an error can repeat what it was given. */
export class PaymentFailed extends Error {
  override readonly name = 'PaymentFailed';

  constructor(readonly reason: FailureReason) {
    super(reason);
  }
}

/** What a step gives, or a failure that says nothing but the step. */
export async function orFail<Result>(reason: FailureReason, step: () => Result | Promise<Result>): Promise<Result> {
  try {
    return await step();
  } catch {
    throw new PaymentFailed(reason);
  }
}
