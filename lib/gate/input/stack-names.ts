/** A stack that has to be told apart from the others of its set. */
export interface NameableStack {
  /** What people call it. */
  readonly name: string;
  /** What tells two stacks of that name apart, such as the construct path or the Region. */
  readonly qualifier: string;
}

/**
 * A name for every stack, in order, each used once: the stack's own name where no other has it, else the name with its
 * qualifier, else with a number. CloudFormation allows the same name in two Regions.
 */
export function uniqueStackNames(stacks: readonly NameableStack[]): readonly string[] {
  const uses = new Map<string, number>();
  for (const { name } of stacks) uses.set(name, (uses.get(name) ?? 0) + 1);
  const taken = new Set([...uses].filter(([, count]) => count === 1).map(([name]) => name));
  return stacks.map(({ name, qualifier }) => {
    if (uses.get(name) === 1) return name;
    const qualified = qualifier === '' ? name : `${name}@${qualifier}`;
    let unique = qualified;
    for (let number = 2; taken.has(unique); number += 1) unique = `${qualified}#${number}`;
    taken.add(unique);
    return unique;
  });
}
