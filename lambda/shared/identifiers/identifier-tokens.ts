import { identifierToken, tokenText, type UserIdentifier } from '../../../lib/domain/identifiers/user-identifier';
import { type SubjectKeys } from '../erasure/subject-keys';

/** The token that stands in the database in place of an identifier, in one organisation of this Region. */
export async function tokenOf(
  subjectKeys: Pick<SubjectKeys, 'mac'>,
  organisationId: string,
  identifier: UserIdentifier,
): Promise<string> {
  return identifierToken(await subjectKeys.mac(tokenText(organisationId, identifier)));
}
