/** A template that cannot be read. The message is one line: where, what, how to fix it. */
export class TemplateError extends Error {
  constructor(
    readonly file: string,
    readonly problem: string,
    readonly line?: number,
  ) {
    super(`${file}${line === undefined ? '' : `:${line}`}: ${problem}`);
    this.name = 'TemplateError';
  }
}
