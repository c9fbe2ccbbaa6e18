/** Something in a string that is not known from one stack's template alone. */
export interface Hole {
  readonly kind:
    | 'resource' // physical id or attribute of a resource of the set
    | 'parameter' // a value the deployer gives
    | 'import' // Fn::ImportValue of an export that is not in the set
    | 'parameter-store' // SSM parameter that is not in the set
    | 'secret' // Secrets Manager value
    | 'stack-output' // Fn::GetStackOutput of a stack that is not in the set
    | 'pseudo' // AWS::Region of a stack without a Region, and the like
    | 'macro' // output of a transform
    | 'unknown'; // anything else
  /** What a person reads in place of the value, without `${}`. */
  readonly name: string;
  /** For `resource`. */
  readonly resource?: { readonly stack: string; readonly logicalId: string; readonly attribute: string | undefined };
}

export type Part = string | Hole;

/** One value that a string property can have: literal pieces and holes, and how it was found. */
export interface Text {
  readonly parts: readonly Part[];
  /** In words, such as `parameter Target: default`. */
  readonly via: readonly string[];
}

export const EMPTY: Text = { parts: [], via: [] };

export function literal(value: string, via: readonly string[] = []): Text {
  return { parts: value === '' ? [] : [value], via };
}

export function hole(value: Hole, via: readonly string[] = []): Text {
  return { parts: [value], via };
}

/** The text when nothing in it is unknown, else `undefined`. */
export function literalOf(text: Text): string | undefined {
  let result = '';
  for (const part of text.parts) {
    if (typeof part !== 'string') return undefined;
    result += part;
  }
  return result;
}

/** The hole when the text is nothing else, else `undefined`. */
export function soleHole(text: Text): Hole | undefined {
  const [part] = text.parts;
  return text.parts.length === 1 && part !== undefined && typeof part !== 'string' ? part : undefined;
}

/** The text as a person reads it; holes read `${Name}`. */
export function display(text: Text): string {
  return text.parts.map((part) => (typeof part === 'string' ? part : `\${${part.name}}`)).join('');
}

/** The holes of a text. */
export function holes(text: Text): readonly Hole[] {
  return text.parts.filter((part) => typeof part !== 'string');
}

/** Texts one after the other, adjacent literals merged. */
export function concat(...texts: readonly Text[]): Text {
  const parts: Part[] = [];
  const via = new Set<string>();
  for (const text of texts) {
    for (const note of text.via) via.add(note);
    for (const part of text.parts) {
      const last = parts.at(-1);
      if (typeof part === 'string' && typeof last === 'string') parts[parts.length - 1] = last + part;
      else parts.push(part);
    }
  }
  return { parts, via: [...via] };
}

/** The pieces of a text between the separators that stand in its literal parts. */
export function split(text: Text, separator: string): readonly Text[] {
  const pieces: Part[][] = [[]];
  for (const part of text.parts) {
    if (typeof part !== 'string') {
      pieces.at(-1)?.push(part);
      continue;
    }
    const [first, ...rest] = separator === '' ? [part] : part.split(separator);
    if (first) pieces.at(-1)?.push(first);
    for (const piece of rest) pieces.push(piece === '' ? [] : [piece]);
  }
  return pieces.map((parts) => ({ parts, via: text.via }));
}

/** Whether the text begins with the literal prefix, in any letter case. */
export function startsWith(text: Text, prefix: string): boolean {
  const first = text.parts[0];
  return typeof first === 'string' && first.toLowerCase().startsWith(prefix.toLowerCase());
}
