import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Document, type ParsedNode } from 'yaml';
import type * as z from 'zod';
import { canonicalJson } from './canonical-json';
import { type DecisionRecord, decisionSchema } from './decision-schema';
import { InvalidDecisionError } from './invalid-decision-error';

/** A path into a record. */
export type FieldPath = readonly (string | number)[];

/** A decision record, and where it was read. */
export interface FiledDecision {
  readonly record: DecisionRecord;
  /** As the caller named it. */
  readonly file: string;
  /** 1-based line of a field, or of its nearest ancestor that is written. */
  readonly lineOf: (path: FieldPath) => number;
  /** What its hash is made of: canonical JSON without signatures and without the hash. */
  readonly canonical: string;
}

/**
 * Reads a decision record in YAML or JSON. Whether it holds is another question: see `judgeDecision`.
 *
 * @throws InvalidDecisionError when the text is no record; one line per issue
 */
export function parseDecision(text: string, file: string): FiledDecision {
  const lines = new LineCounter();
  const refuse = (line: number, message: string, column?: number) =>
    new InvalidDecisionError(file, [{ line, column, path: '', message }]);
  if (text.trim() === '') throw refuse(1, 'the file is empty; copy decisions/template.yaml');

  let document: Document.Parsed;
  let value: unknown;
  try {
    // JSON is YAML too, and the YAML parser refuses a key that is written twice. Dates stay strings in this schema.
    document = parseDocument(text.replace(/^\uFEFF/, ''), { lineCounter: lines, logLevel: 'error', schema: 'core' });
    value = document.errors.length > 0 ? undefined : document.toJS({ maxAliasCount: 100 });
  } catch {
    throw refuse(1, 'the file cannot be read; it is nested too deeply or its aliases expand without end');
  }
  const [problem] = document.errors;
  if (problem) {
    const words = (problem.message.split('\n')[0] ?? '').replace(/ at line \d+.*$/, '');
    const { line, col } = lines.linePos(problem.pos[0]);
    throw refuse(line, `the YAML or JSON is malformed (${words}); correct it`, col);
  }

  const lineOf = (path: FieldPath) => lineIn(document, lines, path);
  const parsed = decisionSchema.safeParse(value, { error: messageOf });
  if (!parsed.success) throw new InvalidDecisionError(file, issuesOf(parsed.error.issues, lineOf));
  return { record: parsed.data, file, lineOf, canonical: canonicalJson(unsealed(parsed.data)) };
}

/** The part of a record that its approvers approve. */
function unsealed({ approvals, audit, ...rest }: DecisionRecord): unknown {
  return {
    ...rest,
    approvals: approvals.map((approval) => ({ ...approval, signature: undefined })),
    audit: { ...audit, canonicalSha256: undefined },
  };
}

function issuesOf(issues: readonly z.core.$ZodIssue[], lineOf: (path: FieldPath) => number) {
  return issues.map(({ path, message }) => {
    const steps = path.map((step) => (typeof step === 'number' ? step : String(step)));
    return { line: lineOf(steps), path: pathText(steps), message };
  });
}

/** Says what is wrong wherever the schema has no words of its own. */
function messageOf(issue: z.core.$ZodRawIssue): string {
  if (issue.code === 'unrecognized_keys') {
    return `has ${issue.keys.map(quoted).join(', ')}, which no record has here; remove it or correct its name`;
  }
  if (issue.input === undefined) return 'is missing; see decisions/template.yaml';
  if (issue.code === 'invalid_value') {
    const choices = issue.values.map(String).join(', ');
    return `is ${shown(issue.input)}; write ${issue.values.length > 1 ? `one of ${choices}` : choices}`;
  }
  if (issue.code === 'invalid_type') return `is ${shown(issue.input)}; write ${nounOf(issue.expected)}`;
  return `is not valid (${issue.code.replaceAll('_', ' ')}); see decisions/README.md`;
}

function nounOf(type: string): string {
  const nouns: Readonly<Record<string, string>> = {
    array: 'a list',
    object: 'a mapping of fields',
    int: 'a whole number',
    string: 'text, in quotes where it looks like a number',
  };
  return nouns[type] ?? `a ${type}`;
}

function shown(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return String(value);
  return Array.isArray(value) ? 'a list' : 'a mapping';
}

/** In quotes, on one line, and no longer than a line can bear. */
function quoted(value: string): string {
  const cut = value.length > 60 ? `${value.slice(0, 57)}...` : value;
  return `'${cut.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '\uFFFD')}'`;
}

function pathText(path: FieldPath): string {
  return path
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index === 0 ? '' : '.'}${step}`))
    .join('');
}

function lineIn(document: Document.Parsed, lines: LineCounter, path: FieldPath): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
      if (!pair) break;
      offset = (pair.key as ParsedNode).range[0];
      node = pair.value;
    } else if (isSeq(node) && typeof step === 'number') {
      const item = node.items[step] as ParsedNode | null | undefined;
      if (!item?.range) break;
      offset = item.range[0];
      node = item;
    } else break;
  }
  return Math.max(lines.linePos(offset).line, 1);
}
