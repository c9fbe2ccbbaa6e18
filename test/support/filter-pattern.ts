/**
 * Whether a filter pattern of CloudWatch Logs counts a JSON event: comparisons with `=`, `!=` and `*` as wildcard,
 * `IS TRUE`, `IS FALSE`, `EXISTS` and `NOT EXISTS`, joined by `&&`, `||` and parentheses. What else the language has is
 * refused.
 *
 * A comparison with a field that is not there, or is no text, is false, `!=` too: AWS does not say what it does, so that no pattern may
 * rest on it.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */
export function countsEvent(pattern: string, event: unknown): boolean {
  return new FilterPattern(pattern).matches(event);
}

const TOKEN = /\s*(?:(&&|\|\||[(){}]|!=|=)|"([^"]*)"|(\$(?:\.\w+)+)|([A-Z]+))/y;

type Token = { readonly kind: 'sign' | 'text' | 'field' | 'word'; readonly value: string };
type Condition = (event: unknown) => boolean;

class FilterPattern {
  private readonly tokens: Token[];
  readonly matches: Condition;

  constructor(pattern: string) {
    if (pattern.length > 1024)
      throw new Error(`the pattern has ${pattern.length} characters; CloudWatch Logs takes 1024`);
    this.tokens = tokensOf(pattern);
    this.expect('{');
    this.matches = this.either();
    this.expect('}');
    if (this.tokens.length > 0) throw new Error(`the pattern goes on behind its end: ${JSON.stringify(this.tokens)}`);
  }

  private either(): Condition {
    let left = this.both();
    while (this.take('||')) {
      const [one, other] = [left, this.both()];
      left = (event) => one(event) || other(event);
    }
    return left;
  }

  private both(): Condition {
    let left = this.one();
    while (this.take('&&')) {
      const [one, other] = [left, this.one()];
      left = (event) => one(event) && other(event);
    }
    return left;
  }

  private one(): Condition {
    if (this.take('(')) {
      const inner = this.either();
      this.expect(')');
      return inner;
    }
    const field = this.next('field').split('.').slice(1);
    const valueOf: (event: unknown) => unknown = (event) =>
      field.reduce<unknown>(
        (node, key) => (typeof node === 'object' && node !== null ? (node as Record<string, unknown>)[key] : undefined),
        event,
      );
    if (this.take('EXISTS')) return (event) => valueOf(event) !== undefined;
    if (this.take('NOT')) {
      this.expect('EXISTS');
      return (event) => valueOf(event) === undefined;
    }
    if (this.take('IS')) {
      const wanted = this.take('TRUE') ? true : this.expect('FALSE');
      return (event) => valueOf(event) === wanted;
    }
    const negated = this.take('!=');
    if (!negated) this.expect('=');
    const text = wildcard(this.next('text'));
    return (event) => {
      const value = valueOf(event);
      return typeof value === 'string' && text.test(value) !== negated;
    };
  }

  private take(value: string): boolean {
    const [token] = this.tokens;
    if (!token || token.value !== value || token.kind === 'text') return false;
    this.tokens.shift();
    return true;
  }

  /** @returns false, so that `IS FALSE` can be read with it */
  private expect(value: string): false {
    if (!this.take(value)) throw new Error(`expected ${value} before ${JSON.stringify(this.tokens)}`);
    return false;
  }

  private next(kind: Token['kind']): string {
    const token = this.tokens.shift();
    if (token?.kind !== kind) throw new Error(`expected a ${kind}, not ${JSON.stringify(token)}`);
    return token.value;
  }
}

function tokensOf(pattern: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < pattern.trimEnd().length) {
    const at = TOKEN.lastIndex;
    const [, sign, text, field, word] = TOKEN.exec(pattern) ?? [];
    if (sign !== undefined) tokens.push({ kind: 'sign', value: sign });
    else if (text !== undefined) tokens.push({ kind: 'text', value: text });
    else if (field !== undefined) tokens.push({ kind: 'field', value: field });
    else if (word !== undefined) tokens.push({ kind: 'word', value: word });
    else throw new Error(`cannot read the pattern from '${pattern.slice(at, at + 20)}'`);
  }
  return tokens;
}

function wildcard(text: string): RegExp {
  return new RegExp(
    `^${text
      .split('*')
      .map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*')}$`,
  );
}
