/** A statement whose values are bound, never written into its text. Made by `sql` only. */
export class SqlStatement {
  private constructor(
    readonly text: string,
    readonly values: readonly unknown[],
  ) {}

  /** What `sql` calls. */
  static of(strings: TemplateStringsArray, values: readonly unknown[]): SqlStatement {
    // A template literal has a `raw` property, an array that somebody built from input has none.
    if (!Array.isArray(strings) || !Object.isFrozen(strings) || !Object.hasOwn(strings, 'raw')) {
      throw new StatementRefusedError('sql is a tag: write sql`SELECT ... WHERE id = ${id}`, do not call it');
    }
    const parts = strings.map((part, index) => (index === 0 ? part : `$${index}${part}`));
    return new SqlStatement(parts.join(''), values);
  }
}

/** A statement that the database of organisations is not asked, because it could leave its organisation. */
export class StatementRefusedError extends Error {
  override readonly name = 'StatementRefusedError';
}

/**
 * A statement with bound parameters: sql`SELECT kind FROM organisation.activity WHERE user_id = ${userId}`.
 *
 * @throws StatementRefusedError when it is not used as a tag
 */
export function sql(strings: TemplateStringsArray, ...values: readonly unknown[]): SqlStatement {
  return SqlStatement.of(strings, values);
}

const permittedStart = /^\s*(select|insert|update|delete|with|merge)\b/i;
/**
 * Ways to change who is asking, in the text of a statement. Values are no text: so also what runs a value as a statement,
 * the view that writes settings, and names that are spelt by code points.
 */
const contextChange =
  /\b(?:set_config|current_setting|row_security|app\.organisation_id|pg_settings|\w+_to_xml\w*|ts_stat|ts_rewrite)\b|\bu&(?=["'])/i;

/**
 * @throws StatementRefusedError for a statement that is no query or change of rows, or that touches the context
 */
export function requirePermitted({ text }: SqlStatement): void {
  if (!permittedStart.test(text)) {
    const start = text.trim().split(/\s+/, 1)[0] ?? '';
    throw new StatementRefusedError(
      `a statement that starts with '${start}' is refused; write SELECT, INSERT, UPDATE, DELETE, MERGE or WITH`,
    );
  }
  const change = contextChange.exec(text)?.[0];
  if (change !== undefined) {
    throw new StatementRefusedError(
      `a statement with '${change}' is refused, because it could change the organisation; forOrganisation sets it`,
    );
  }
}
