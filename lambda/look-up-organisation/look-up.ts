import { publicRoutes } from '../../lib/domain/organisations/api-routes';
import { isEmailDomainHash } from '../../lib/domain/organisations/email-domain';
import { isOrganisationId } from '../../lib/domain/organisations/organisation-id';
import {
  emailDomainKey,
  type LookUpRecord,
  lookUpRecordSchema,
  type OrganisationRecord,
  organisationRecordSchema,
} from '../../lib/domain/organisations/registry-record';
import { type ReadRegistry } from '../shared/registry-reader';
import { type ApiAnswer, type FlowAnswer, type PublicAnswer } from './contract';
import { flowAnswer } from '../shared/flow-answer';

/** Where an organisation is served. */
type OrganisationRoute = Omit<LookUpRecord, 'servedOrganisationId'>;

/** What is asked for: exactly one of the two. */
export interface LookUpKey {
  readonly organisationId?: string;
  readonly emailDomainHash?: string;
}

/**
 * Where an organisation is served: one read.
 *
 * @returns `undefined` when the registry does not know it
 * @throws Error when what is asked for is malformed, or what is there is no good record
 */
export async function lookUpOrganisation(
  { organisationId, emailDomainHash }: LookUpKey,
  read: ReadRegistry,
): Promise<OrganisationRoute | undefined> {
  if (isEmailDomainHash(emailDomainHash) && organisationId === undefined) {
    const record = await read(emailDomainKey(emailDomainHash));
    if (!record) return undefined;
    const { servedOrganisationId, ...route } = checked(lookUpRecordSchema.safeParse(record));
    return { ...route, organisationId: servedOrganisationId };
  }
  if (isOrganisationId(organisationId) && emailDomainHash === undefined) {
    const record = await read(organisationId);
    return record && checked(organisationRecordSchema.safeParse(record));
  }
  throw new LookUpRefused(
    'give one of organisationId, a UUID in lower case, and emailDomainHash, a SHA-256 in lower-case hexadecimal',
  );
}

/** What is asked for is malformed. */
export class LookUpRefused extends Error {
  override readonly name = 'LookUpRefused';
}

function checked<Wanted extends OrganisationRecord | LookUpRecord>(parsed: { readonly data?: Wanted }): Wanted {
  if (parsed.data) return parsed.data;
  throw new Error('the record is not what the registry may hold; see the alarm of its stream, and register it again');
}

/**
 * The answer for a contact flow: a flat map of texts. Every answer has `found`.
 *
 * @param instanceArn - of the instance that runs the flow
 * @throws LookUpRefused, or Error when the table cannot be read: the flow takes its error branch
 */
export async function answerFlow(key: LookUpKey, instanceArn: string, read: ReadRegistry): Promise<FlowAnswer> {
  // A flow writes '' where an attribute is not set.
  const given = Object.fromEntries(Object.entries(key).filter(([, value]) => value !== ''));
  const route = await lookUpOrganisation(given, read);
  if (!route) return { found: 'false' };
  const { organisationId, jurisdiction, homeRegion, status, signInDomain, apiEndpoint, connectInstanceArn } = route;
  const answer: FlowAnswer = {
    found: 'true',
    organisationId,
    jurisdiction,
    homeRegion,
    servedHere: String(connectInstanceArn === instanceArn && status === 'active'),
    status,
    signInDomain,
    apiEndpoint,
    connectInstanceArn,
  };
  return flowAnswer(answer);
}

/**
 * The answer for the API: before sign-in the Region and the hosts, and behind the authoriser the whole route.
 *
 * @throws Error when the table cannot be read
 */
export async function answerApi(
  resource: string,
  parameters: Readonly<Record<string, string>>,
  read: ReadRegistry,
): Promise<ApiAnswer> {
  const isPublic = (Object.values(publicRoutes) as string[]).includes(resource);
  try {
    const route = await lookUpOrganisation(parameters, read);
    if (!route) return answer(404, { message: 'no organisation is registered under it' });
    return answer(200, isPublic ? publicAnswer(route) : wholeAnswer(route));
  } catch (error) {
    if (error instanceof LookUpRefused) return answer(400, { message: error.message });
    throw error;
  }
}

function publicAnswer({ homeRegion, signInDomain, apiEndpoint, connectInstanceArn, status }: OrganisationRoute) {
  const connectInstanceId = connectInstanceArn.slice(connectInstanceArn.lastIndexOf('/') + 1);
  return { homeRegion, signInDomain, apiEndpoint, connectInstanceId, status } satisfies PublicAnswer;
}

function wholeAnswer(route: OrganisationRoute) {
  const { organisationId, jurisdiction, connectInstanceArn } = route;
  return { organisationId, jurisdiction, connectInstanceArn, ...publicAnswer(route) };
}

function answer(statusCode: ApiAnswer['statusCode'], body: object): ApiAnswer {
  return {
    statusCode,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
    body: JSON.stringify(body),
  };
}
