/**
 * Writes one line of JSON to the function's log. What goes in holds no token and nothing about a person: the caller
 * names every field.
 */
export function logLine(fields: Readonly<Record<string, unknown>>): void {
  process.stdout.write(`${JSON.stringify(fields)}\n`);
}
