/**
 * Ways in which a call to a service goes wrong:
 * - `crash before`, `crash after`: the caller ends before or after the call takes effect.
 * - `timeout`: the caller gives up and is started again; the call takes effect only then, some calls later.
 * - `throttle`: the service refuses. `duplicate`: the call is made twice.
 * - `partial`: the service does a part of what one call asks for, and answers so; a transaction gives up before its end.
 */
export const faultKinds = ['crash before', 'crash after', 'timeout', 'throttle', 'duplicate', 'partial'] as const;

export type FaultKind = (typeof faultKinds)[number];

/** A call that can go wrong. */
export interface FaultyCall<T> {
  readonly make: () => Promise<T>;
  /** The call of which the service does a part only. @default - it has no parts */
  readonly makePartly?: () => Promise<T>;
}

/** Names by which the AWS SDK tells such failures. */
const names: Readonly<Partial<Record<FaultKind, string>>> = {
  throttle: 'ThrottlingException',
  timeout: 'TimeoutError',
};

export class InjectedFault extends Error {
  constructor(readonly kind: FaultKind) {
    super(`injected: ${kind}`);
    this.name = names[kind] ?? 'InjectedFault';
  }
}

/** Most calls by which the effect of one that timed out is late. */
const LATEST = 5;

interface Plan {
  readonly at: number;
  readonly times: number;
  /** A kind of fault, or what somebody else does just before the call. */
  readonly fault: FaultKind | (() => Promise<void>);
}

/** Lets one call go wrong, or all from it on, and counts them all. */
export class Faults {
  calls = 0;
  happened = 0;
  /** Numbers of the calls that have parts. */
  readonly withParts: number[] = [];
  private plan: Plan | undefined;
  private late: { readonly after: number; readonly take: () => Promise<unknown> }[] = [];

  /**
   * @param at number of the first call that goes wrong; of those that have parts the next one, for `partial`
   * @param times how many calls go wrong, from this number on
   */
  inject(at: number, fault: Plan['fault'], times = 1): void {
    this.clear();
    this.plan = { at, times, fault };
  }

  clear(): void {
    this.calls = 0;
    this.happened = 0;
    this.withParts.splice(0);
    this.plan = undefined;
    this.late = [];
  }

  /** Makes a call as it is planned. */
  async around<T>(call: FaultyCall<T>): Promise<T> {
    const number = this.calls;
    this.calls += 1;
    if (call.makePartly) this.withParts.push(number);
    try {
      return await this.planned(number, call);
    } finally {
      await this.takeEffect(number);
    }
  }

  /** Lets everything take effect that is still late. */
  settle(): Promise<void> {
    return this.takeEffect(Infinity);
  }

  private async planned<T>(number: number, { make, makePartly }: FaultyCall<T>): Promise<T> {
    const { plan } = this;
    if (!plan || number < plan.at || this.happened >= plan.times) return make();
    const { fault } = plan;
    if (fault === 'partial' && !makePartly) return make();
    this.happened += 1;
    switch (fault) {
      case 'crash before':
      case 'throttle':
        throw new InjectedFault(fault);
      case 'crash after':
        await make();
        throw new InjectedFault(fault);
      case 'timeout':
        this.late.push({ after: number + 1 + (number % LATEST), take: make });
        throw new InjectedFault(fault);
      case 'duplicate':
        await make();
        return make();
      case 'partial':
        return makePartly ? makePartly() : make();
      default:
        await fault();
        return make();
    }
  }

  private async takeEffect(number: number): Promise<void> {
    const due = this.late.filter(({ after }) => after <= number);
    this.late = this.late.filter((each) => !due.includes(each));
    // Whatever the service answers, nobody is there to read it.
    for (const { take } of due) await take().catch(() => undefined);
  }
}
