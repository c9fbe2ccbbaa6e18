import { subjectIdentifierSchema } from '../../lib/domain/erasure/subject-identifier';
import { type ConsentRecords } from '../shared/consent/consent-records';
import { type SubjectKeys } from '../shared/erasure/subject-keys';
import {
  type ApiConsentAnswer,
  type ApiConsentEvent,
  type DirectConsentAnswer,
  type DirectConsentEvent,
  type FlowConsentAnswer,
} from './contract';

export interface LookUpConsentMeans {
  readonly consents: ConsentRecords;
  readonly subjectKeys: SubjectKeys;
  /** Id of the jurisdiction profile. */
  readonly jurisdiction: string;
}

const PURPOSE = 'sale-or-sharing';

/** Whether whoever calls from this number has opted out. Nothing that is answered tells the number. */
export async function answerFlow(
  address: string | undefined,
  { consents, subjectKeys, jurisdiction }: LookUpConsentMeans,
): Promise<FlowConsentAnswer> {
  const caller = subjectIdentifierSchema.safeParse({ kind: 'phone', value: address });
  if (!caller.success) return { callerKnown: 'false', optedOut: 'false', jurisdiction };
  const latest = await consents.latest(await subjectKeys.of(caller.data), PURPOSE);
  return { callerKnown: 'true', optedOut: latest?.choice === 'opted-out' ? 'true' : 'false', jurisdiction };
}

/** The caller's own choice. Somebody of another organisation has none here, whatever that organisation granted. */
export async function answerApi(
  { requestContext: { authorizer } }: ApiConsentEvent,
  { consents, subjectKeys }: LookUpConsentMeans,
): Promise<ApiConsentAnswer> {
  if (authorizer.organisationId !== authorizer.callerOrganisationId) return answer(404, { message: 'not found' });
  const subject = await subjectKeys.of({ kind: 'identity-subject', value: authorizer.subject });
  const latest = await consents.latest(subject, PURPOSE);
  return answer(200, latest ? { choice: latest.choice, since: latest.at, version: latest.version } : {});
}

/** Whether data of a person may not be sold or shared: an opt-out under one identifier is one of the person. */
export async function answerDirectly(
  { identifiers }: DirectConsentEvent,
  { consents, subjectKeys }: LookUpConsentMeans,
): Promise<DirectConsentAnswer> {
  const latest = await Promise.all(
    identifiers.map(async (identifier) => consents.latest(await subjectKeys.of(identifier), PURPOSE)),
  );
  return { optedOut: latest.some((consent) => consent?.choice === 'opted-out') };
}

function answer(statusCode: ApiConsentAnswer['statusCode'], body: object): ApiConsentAnswer {
  return {
    statusCode,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
    body: JSON.stringify(body),
  };
}
