import { type Pool, type PoolClient, type QueryConfig, type QueryResultRow } from 'pg';
import * as z from 'zod';
import { requirePermitted, SqlStatement, StatementRefusedError } from './sql';

const organisationIdSchema = z.guid();

/** Somebody asked the database without saying for which organisation, or when its transaction was over. */
export class OrganisationContextError extends Error {
  override readonly name = 'OrganisationContextError';
}

/** What can be asked while the database is bound to one organisation. */
export interface OrganisationTransaction {
  readonly organisationId: string;
  /**
   * @throws OrganisationContextError after the transaction's end
   * @throws StatementRefusedError for what is not made by `sql`, or could leave the organisation
   */
  query<Row extends QueryResultRow>(statement: SqlStatement): Promise<readonly Row[]>;
}

/** The role of the connection, and the context that was just set, in one round trip. */
const BIND = `
  SELECT set_config('app.organisation_id', $1, true),
         (SELECT rolsuper OR rolbypassrls FROM pg_catalog.pg_roles WHERE rolname = current_user) AS unbound,
         (SELECT string_agg(c.oid::regclass::text, ', ') FROM pg_catalog.pg_class c
          WHERE c.relnamespace = 'organisation'::regnamespace AND c.relkind = 'r'
            AND NOT (c.relrowsecurity AND c.relforcerowsecurity)) AS unsecured`;

const CONTEXT = "SELECT pg_catalog.current_setting('app.organisation_id', true) AS organisation";

/**
 * The only way to organisation data: in a transaction of one organisation.
 *
 * The organisation is bound to the transaction, not to the connection, so a pooled connection carries nothing to its
 * next user. The database's row-level security does the rest; without it, the library refuses to ask.
 *
 * It does not protect against code that may run any SQL as the role `application`: PostgreSQL lets every role set the
 * context. It protects against values, mistakes and forgotten conditions.
 */
export class OrganisationDatabase {
  /** @param pool - of the role `application`; its owner listens to its `error`, which connections at rest emit */
  constructor(private readonly pool: Pick<Pool, 'connect'>) {}

  /**
   * Runs work in one transaction for one organisation: committed when the work resolves, rolled back when it rejects.
   *
   * @throws OrganisationContextError without an organisation's id, as a role that row-level security does not bind, or when
   *   a statement changed the organisation
   */
  async forOrganisation<T>(
    organisationId: string,
    work: (transaction: OrganisationTransaction) => Promise<T>,
  ): Promise<T> {
    const id = organisationIdSchema.safeParse(organisationId);
    if (!id.success) {
      throw new OrganisationContextError(
        'there is no organisation to ask for: give the id, a UUID, from the verified token of whoever asks',
      );
    }
    const client = await this.pool.connect();
    let broken: Error | undefined;
    // The pool listens to connections at rest only. The query that is under way, or the next one, rejects with it.
    const ignore = (): void => undefined;
    client.on('error', ignore);
    try {
      const result = await inTransaction(client, id.data, work);
      await requireContext(client, id.data);
      await client.query('COMMIT');
      return result;
    } catch (error) {
      // Whatever state the connection is in, nobody inherits it, unless it is certain to be at rest again.
      broken = await rollback(client);
      throw error;
    } finally {
      client.off('error', ignore);
      client.release(broken);
    }
  }
}

async function inTransaction<T>(
  client: PoolClient,
  organisationId: string,
  work: (transaction: OrganisationTransaction) => Promise<T>,
): Promise<T> {
  let over = false;
  // A connection answers one query at a time. The next one waits for the last, whether somebody awaits that or not.
  let last: Promise<unknown> = Promise.resolve();
  await client.query('BEGIN');
  await bind(client, organisationId);
  const transaction: OrganisationTransaction = {
    organisationId,
    async query<Row extends QueryResultRow>(statement: SqlStatement): Promise<readonly Row[]> {
      if (over) {
        throw new OrganisationContextError(
          'the transaction of the organisation is over: ask within the work that forOrganisation was given',
        );
      }
      if (!(statement instanceof SqlStatement)) {
        throw new StatementRefusedError('a statement is made by the tag sql, so that its values are bound');
      }
      requirePermitted(statement);
      const asked = last.then(() => client.query<Row>(extended(statement)));
      last = asked.catch(() => undefined);
      const { rows } = await asked;
      return rows;
    },
  };
  try {
    return await work(transaction);
  } finally {
    over = true;
    // A query that nobody awaited belongs to this transaction, and not to the next user of the connection.
    await last;
  }
}

async function bind(client: PoolClient, organisationId: string): Promise<void> {
  const { rows } = await client.query<{ unbound: boolean; unsecured: string | null }>(BIND, [organisationId]);
  const [role] = rows;
  if (role?.unbound !== false) {
    throw new OrganisationContextError(
      "the connection's role is not bound by row-level security; connect as the role 'application'",
    );
  }
  if (role.unsecured !== null) {
    throw new OrganisationContextError(
      `${role.unsecured} without row-level security; migrate the database before it is asked`,
    );
  }
}

/** What a statement changed without saying so: nothing of such a transaction stays, and nobody gets its answer. */
async function requireContext(client: PoolClient, organisationId: string): Promise<void> {
  const { rows } = await client.query<{ organisation: string | null }>(CONTEXT);
  if (rows[0]?.organisation === organisationId) return;
  throw new OrganisationContextError('a statement changed the organisation of its transaction, which was rolled back');
}

/** The extended protocol takes one statement at a time: nothing can be appended to it. */
function extended({ text, values }: SqlStatement): QueryConfig & { queryMode: 'extended' } {
  return { text, values: [...values], queryMode: 'extended' };
}

async function rollback(client: PoolClient): Promise<Error | undefined> {
  try {
    await client.query('ROLLBACK');
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
