/**
 * An input for the SDK. Its static type is not checked here, because the double, or the emulator, checks it against the
 * service's own model when it arrives.
 */
export function modelled<T>(input: unknown): T {
  return input as T;
}
