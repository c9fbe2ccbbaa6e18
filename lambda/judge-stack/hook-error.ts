/** Why a stack cannot be judged. The message is one line: what is the matter, and how to fix it. */
export class HookError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'HookError';
  }
}
