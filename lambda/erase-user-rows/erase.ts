import { type SubjectIdentifier } from '../../lib/domain/erasure/subject-identifier';
import { isUserIdentifier } from '../../lib/domain/identifiers/user-identifier';
import { isToErase, type UserRow } from '../../lib/domain/erasure/register-row';
import { type ErasureCase } from '../../lib/domain/erasure/erasure-case';
import { type OrganisationDatabase, type OrganisationTransaction } from '../shared/organisation-database';
import { type ErasureCases } from '../shared/erasure/erasure-cases';
import { type PiiRegister } from '../shared/erasure/pii-register';
import { type SubjectKeys } from '../shared/erasure/subject-keys';
import { tokenOf } from '../shared/identifiers/identifier-tokens';
import { type IdentifierVault } from '../shared/identifiers/identifier-vault';
import { sql } from '../shared/sql';
import { type EraseUserRowsEvent, type EraseUserRowsResult } from './contract';

export interface EraseUserRowsMeans {
  readonly cases: ErasureCases;
  readonly register: PiiRegister;
  readonly database: Pick<OrganisationDatabase, 'forOrganisation'>;
  /** What the tokens of the database stand for. */
  readonly vault: Pick<IdentifierVault, 'tokensOf' | 'empty'>;
  readonly subjectKeys: Pick<SubjectKeys, 'mac'>;
  /** A database that was restored, by its host. */
  readonly restoredDatabase: (host: string) => Pick<OrganisationDatabase, 'forOrganisation'>;
  readonly now: () => Date;
}

/**
 * Erases the rows of a subject who is a user of an organisation: the user, his identifiers, what he did, and how far he came;
 * and out of the vault what the tokens among them stand for. Counts by day stay, which are about nobody. Each action can be
 * done again.
 */
export async function eraseUserRows(
  event: EraseUserRowsEvent,
  means: EraseUserRowsMeans,
): Promise<EraseUserRowsResult> {
  if (event.action === 'look') return lookForUsers(event, means);
  const { requestId, action } = event;
  const erasureCase = await means.cases.get(requestId);
  if (action === 'find') return { users: await findUsers(erasureCase, means) };
  const asOf = means.now().toISOString().slice(0, 10);
  let users = 0;
  for (const subject of erasureCase.subjects) {
    for (const row of await means.register.rows(subject, { store: 'user' })) {
      if (row.store !== 'user') continue;
      if (action === 'erase' && isToErase(row, asOf)) users += await eraseUser(row, means);
      if (action === 'verify' && row.state === 'erased') users += await verifyUser(row, means);
    }
  }
  return { users };
}

async function lookForUsers(
  { databaseHost, users }: Extract<EraseUserRowsEvent, { action: 'look' }>,
  { restoredDatabase }: EraseUserRowsMeans,
): Promise<EraseUserRowsResult> {
  const database = restoredDatabase(databaseHost);
  const userIds: string[] = [];
  for (const { organisationId, userId } of users) {
    const rows = await database.forOrganisation(organisationId, (transaction) => countRows(userId, transaction));
    if (rows > 0) userIds.push(userId);
  }
  return { users: userIds.length, userIds };
}

const databaseOf = ({ databaseHost }: UserRow, { database, restoredDatabase }: EraseUserRowsMeans) =>
  databaseHost === undefined ? database : restoredDatabase(databaseHost);

async function findUsers(
  { organisationId, identifiers = [], subjects }: ErasureCase,
  means: EraseUserRowsMeans,
): Promise<number> {
  if (organisationId === undefined) return 0;
  const users = new Set<string>();
  for (const identifier of identifiers) {
    for (const id of await usersOf(organisationId, identifier, means)) users.add(id);
  }
  for (const userId of users) {
    // A restore can bring back in the middle of the request whom it has erased: what was counted stays.
    await means.register.addAgain(
      {
        store: 'user',
        category: 'user',
        organisationId,
        userId,
        createdOn: means.now().toISOString().slice(0, 10),
        subjects,
      },
      subjects,
    );
  }
  return users.size;
}

/** Users of an organisation by the subject of the identity provider, or by the token of any other identifier. */
async function usersOf(
  organisationId: string,
  identifier: SubjectIdentifier,
  { database, subjectKeys }: EraseUserRowsMeans,
): Promise<readonly string[]> {
  const statement = isUserIdentifier(identifier)
    ? sql`SELECT user_id AS id FROM organisation.user_identifiers
          WHERE token = ${await tokenOf(subjectKeys, organisationId, identifier)}`
    : sql`SELECT id FROM organisation.users WHERE identity_subject = ${identifier.value}`;
  const rows = await database.forOrganisation(organisationId, (transaction) =>
    transaction.query<{ id: string }>(statement),
  );
  return rows.map(({ id }) => id);
}

async function eraseUser(row: UserRow, means: EraseUserRowsMeans): Promise<number> {
  const { organisationId, userId } = row;
  const { register } = means;
  const database = databaseOf(row, means);
  const rows = await database.forOrganisation(organisationId, (transaction) => countRows(userId, transaction));
  await register.count(row, rows + (await means.vault.tokensOf(row)).length);
  await database.forOrganisation(organisationId, async (transaction) => {
    await transaction.query(sql`DELETE FROM reporting.course_progress WHERE user_id = ${userId}`);
    await transaction.query(sql`DELETE FROM organisation.activity WHERE user_id = ${userId}`);
    if (await knowsIdentifiers(transaction)) {
      await transaction.query(sql`DELETE FROM organisation.user_identifiers WHERE user_id = ${userId}`);
    }
    await transaction.query(sql`DELETE FROM organisation.users WHERE id = ${userId}`);
  });
  // After the rows: who writes identifiers of the user at the same time finds no user any more.
  await means.vault.empty(row);
  await register.mark(row, { state: 'erased' });
  return 1;
}

async function verifyUser(row: UserRow, means: EraseUserRowsMeans): Promise<number> {
  const rows = await databaseOf(row, means).forOrganisation(row.organisationId, (transaction) =>
    countRows(row.userId, transaction),
  );
  const left = rows + (await means.vault.tokensOf(row)).length;
  await means.register.mark(row, { state: left === 0 ? 'verified' : 'held' });
  return 1;
}

async function countRows(userId: string, transaction: OrganisationTransaction): Promise<number> {
  const identifiers = (await knowsIdentifiers(transaction))
    ? await transaction.query(sql`SELECT token FROM organisation.user_identifiers WHERE user_id = ${userId}`)
    : [];
  const [row] = await transaction.query<{ rows: number }>(sql`
    SELECT ((SELECT count(*) FROM organisation.users WHERE id = ${userId})
          + (SELECT count(*) FROM organisation.activity WHERE user_id = ${userId})
          + (SELECT count(*) FROM reporting.course_progress WHERE user_id = ${userId}))::integer AS rows`);
  return (row?.rows ?? 0) + identifiers.length;
}

/** A database that was restored can be from before the migration that brought tokens of identifiers. */
async function knowsIdentifiers(transaction: OrganisationTransaction): Promise<boolean> {
  const [table] = await transaction.query<{ found: boolean }>(
    sql`SELECT to_regclass('organisation.user_identifiers') IS NOT NULL AS found`,
  );
  return table?.found === true;
}
