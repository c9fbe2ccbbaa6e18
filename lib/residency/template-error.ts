/** A template that cannot be read. The message is one line: where, what, how to fix it. */
export class TemplateError extends Error {
  constructor(
    readonly file: string,
    readonly problem: string,
    readonly line?: number,
    readonly column?: number,
  ) {
    super(`${[file, line, column].filter((part) => part !== undefined).join(':')}: ${problem}`);
    this.name = 'TemplateError';
  }
}
