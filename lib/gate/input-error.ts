/** Bad input or bad usage: exit code 2. The message is one line: what is wrong, where, how to fix it. */
export class InputError extends Error {
  override readonly name = 'InputError';
}
