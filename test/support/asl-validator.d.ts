declare module 'asl-validator' {
  /** What the package exports, which declares no types of its own where Node's resolution looks. */
  export default function validate(definition: unknown): {
    readonly isValid: boolean;
    readonly errors: readonly unknown[];
  };
}
