/** Ways in which a call to a service goes wrong. */
export const faultKinds = ['crash before', 'crash after', 'throttle', 'duplicate'] as const;

export type FaultKind = (typeof faultKinds)[number];

export class InjectedFault extends Error {
  constructor(readonly kind: FaultKind) {
    super(`injected: ${kind}`);
    this.name = kind === 'throttle' ? 'ThrottlingException' : 'InjectedFault';
  }
}

/** Lets one call go wrong, or all from it on, and counts them all. */
export class Faults {
  calls = 0;
  happened = 0;
  private plan: { readonly at: number; readonly kind: FaultKind; readonly times: number } | undefined;

  /** @param times how many calls go wrong, from this number on */
  inject(at: number, kind: FaultKind, times = 1): void {
    this.calls = 0;
    this.happened = 0;
    this.plan = { at, kind, times };
  }

  clear(): void {
    this.calls = 0;
    this.plan = undefined;
  }

  /** Makes a call as it is planned. */
  async around<T>(call: () => Promise<T>): Promise<T> {
    const number = this.calls;
    this.calls += 1;
    const { plan } = this;
    if (!plan || number < plan.at || number >= plan.at + plan.times) return call();
    this.happened += 1;
    switch (plan.kind) {
      case 'crash before':
      case 'throttle':
        throw new InjectedFault(plan.kind);
      case 'crash after':
        await call();
        throw new InjectedFault(plan.kind);
      case 'duplicate':
        await call();
        return call();
    }
  }
}
