/** Records are YAML or JSON; the template that people copy, and files that begin with `_`, are none. */
const RECORD = /^(?!_|template\.).+\.(?:ya?ml|json)$/;

/** Whether a file of the directory of decision records is a record, by its name. */
export function isDecisionFile(name: string): boolean {
  return RECORD.test(name);
}
