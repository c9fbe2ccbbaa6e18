declare module 'aws-local-stepfunctions' {
  type JsonValue = null | boolean | number | string | JsonValue[] | { [key: string]: JsonValue };

  /** The part that tests use of a package whose own types are those of its ECMAScript module. */
  export class StateMachine {
    constructor(definition: object, options?: { validationOptions?: { noValidate?: boolean } });
    run(
      input: JsonValue,
      options: {
        overrides: {
          /** By name of the state. */
          taskResourceLocalHandlers: Readonly<Record<string, (input: JsonValue) => Promise<JsonValue>>>;
          /** Milliseconds, by name of the state. */
          waitTimeOverrides: Readonly<Record<string, number>>;
          retryIntervalOverrides: Readonly<Record<string, number>>;
        };
      },
    ): {
      readonly result: Promise<JsonValue>;
      readonly eventLogs: AsyncIterable<{ readonly type: string; readonly state?: { readonly name: string } }>;
    };
  }
}
