import { parseArgs, type ParseArgsConfig } from 'node:util';
import { type Arguments, type Command } from './command';
import { InputError } from './input-error';
import { didYouMean } from './nearest';

/**
 * What the user typed after the command's name.
 *
 * @throws InputError for a flag that the command does not have, lacks its value, or is given twice
 */
export function parseArguments(argv: readonly string[], { name, flags }: Pick<Command, 'name' | 'flags'>): Arguments {
  const known: NonNullable<ParseArgsConfig['options']> = { ...flags, help: { type: 'boolean', short: 'h' } };
  const { tokens, positionals } = parseArgs({
    args: [...argv],
    options: known,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const values = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const flag = known[token.name];
    if (!flag) throw unknownFlag(name, token.rawName, token.name, Object.keys(known));
    const earlier = values.get(token.name) ?? [];
    if (earlier.length > 0 && !flag.multiple) {
      throw new InputError(`${token.rawName} is given twice; residency ${name} takes it once`);
    }
    if (flag.type === 'boolean' && token.value !== undefined) {
      throw new InputError(`${token.rawName} takes no value; write it without '=${token.value}'`);
    }
    values.set(token.name, [...earlier, flag.type === 'boolean' ? 'true' : valueOf(token.rawName, token.value)]);
  }
  return { positionals, value: (flag) => values.get(flag)?.[0], list: (flag) => values.get(flag) ?? [] };
}

/** A value that starts with a dash is nearly always the next flag, typed where the value was forgotten. */
function valueOf(flag: string, value: string | undefined): string {
  if (value === undefined || value === '' || value.startsWith('-')) {
    throw new InputError(`${flag} needs a value after it, such as '${flag} VALUE'`);
  }
  return value;
}

function unknownFlag(command: string, typed: string, name: string, known: readonly string[]): InputError {
  const suggestion = didYouMean(name, known).replace(/'(.+)'/, "'--$1'");
  return new InputError(
    `residency ${command} has no flag ${typed}${suggestion || `; see 'residency ${command} --help'`}`,
  );
}
