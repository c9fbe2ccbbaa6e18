/** What CloudFormation would put in place of references of a template, by logical id or pseudo parameter. */
export type References = Readonly<Record<string, string>>;

/**
 * A part of a template with its references replaced, as far as policies of the project use them: `Ref`, `Fn::GetAtt`
 * (by logical id) and `Fn::Join`.
 *
 * @throws Error for a reference that is not given
 */
export function literal(part: unknown, references: References): unknown {
  if (Array.isArray(part)) return part.map((each) => literal(each, references));
  if (typeof part !== 'object' || part === null) return part;
  const node = part as Readonly<Record<string, unknown>>;
  const named = (name: unknown): string => {
    const value = references[String(name)];
    if (value === undefined) throw new Error(`no value is given for the reference ${JSON.stringify(part)}`);
    return value;
  };
  if ('Ref' in node) return named(node['Ref']);
  if (Array.isArray(node['Fn::GetAtt'])) return named(node['Fn::GetAtt'][0]);
  if (Array.isArray(node['Fn::Join'])) {
    const [separator, parts] = node['Fn::Join'] as [string, readonly unknown[]];
    return parts.map((each) => String(literal(each, references))).join(separator);
  }
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, literal(value, references)]));
}
