/** The assignment cannot go on. The message is one line: what is wrong, where, how to fix it. */
export class AssignmentError extends Error {
  override readonly name = 'AssignmentError';
}
