import * as z from 'zod';
import { nearest, quoted } from './issue';

/** Says what is wrong with the shape of a definition, wherever the schema has no words of its own. */
export function schemaMessage(issue: z.core.$ZodRawIssue): string {
  if (issue.code === 'unrecognized_keys') return unknownFields(issue);
  if (issue.input === undefined) return 'is missing; nothing is assumed here, so state it';
  if (issue.code === 'invalid_type') return `is ${kindOf(issue.input)}; write ${article(issue.expected)}`;
  if (issue.code === 'invalid_value') {
    return `${shown(issue.input)} is not offered; write one of ${issue.values.map(String).join(', ')}`;
  }
  if (issue.code === 'invalid_key') return issue.issues[0]?.message ?? 'has a name that is not allowed; choose another';
  return `is not valid (${issue.code.replaceAll('_', ' ')}); see the field's description in lib/config`;
}

function unknownFields(issue: z.core.$ZodRawIssue<z.core.$ZodIssueUnrecognizedKeys>): string {
  const known = knownFields(issue.inst);
  const [first = ''] = issue.keys;
  const meant = nearest(first, known);
  const fix = meant ? `did you mean ${quoted(meant)}?` : `remove it (known: ${known.join(', ')})`;
  return `has ${quoted(first)}, which is no field here; ${fix}`;
}

function knownFields(schema: unknown): readonly string[] {
  if (schema instanceof z.ZodObject) return Object.keys(schema.shape);
  if (schema instanceof z.ZodRecord && schema.keyType instanceof z.ZodEnum) return schema.keyType.options.map(String);
  return [];
}

function shown(value: unknown): string {
  return typeof value === 'string' ? quoted(value) : kindOf(value);
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return article(Array.isArray(value) ? 'array' : typeof value);
}

function article(kind: string): string {
  const words: Readonly<Record<string, string>> = {
    array: 'a list',
    object: 'an object',
    record: 'an object',
    boolean: 'true or false',
    undefined: 'nothing',
  };
  return words[kind] ?? `a ${kind}`;
}
