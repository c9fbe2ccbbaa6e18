import { type ConsentChannel, type ConsentVersion } from '../../lib/domain/consent/consent-version';
import { type SubjectIdentifier, subjectIdentifierSchema } from '../../lib/domain/erasure/subject-identifier';
import { type ConsentRecords, type NewConsent } from '../shared/consent/consent-records';
import { type SubjectKeys } from '../shared/erasure/subject-keys';
import {
  type ApiRecordAnswer,
  type ApiRecordEvent,
  type DirectRecordAnswer,
  type DirectRecordEvent,
  type FlowRecordAnswer,
  type FlowRecordEvent,
  recordBodySchema,
} from './contract';

export interface RecordConsentMeans {
  readonly consents: ConsentRecords;
  readonly subjectKeys: SubjectKeys;
  readonly now: () => Date;
}

/**
 * Records what a caller chose, under the number that the call came from.
 *
 * @throws ZodError when the call came without a number: the flow asked before, and takes its error branch
 */
export async function recordForFlow(
  { Details: { ContactData, Parameters } }: FlowRecordEvent,
  means: RecordConsentMeans,
): Promise<FlowRecordAnswer> {
  const caller = subjectIdentifierSchema.parse({ kind: 'phone', value: ContactData.CustomerEndpoint.Address });
  await record(caller, 'telephone', { ...Parameters, requestId: ContactData.ContactId }, means);
  return { recorded: 'true' };
}

/** Records what a signed-in person chose, for nobody but that person. */
export async function recordForApi(event: ApiRecordEvent, means: RecordConsentMeans): Promise<ApiRecordAnswer> {
  const { organisationId, callerOrganisationId, subject } = event.requestContext.authorizer;
  if (organisationId !== callerOrganisationId) return answer(404, { message: 'not found' });
  const body = recordBodySchema.safeParse(json(event.body ?? ''));
  if (!body.success) return answer(400, { message: 'give requestId, a UUID, and choice, opted-out or opted-in' });
  const recorded = await record({ kind: 'identity-subject', value: subject }, 'api', body.data, means);
  return answer(200, { choice: recorded.choice, since: recorded.at, version: recorded.version });
}

/** Records what an officer or a system hands on, under every identifier of the person. */
export async function recordDirectly(
  { identifiers, ...choice }: DirectRecordEvent,
  means: RecordConsentMeans,
): Promise<DirectRecordAnswer> {
  for (const identifier of identifiers) await record(identifier, 'privacy-officer', choice, means);
  return { requestId: choice.requestId, choice: choice.choice, identifiers: identifiers.length };
}

async function record(
  identifier: SubjectIdentifier,
  channel: ConsentChannel,
  choice: Pick<NewConsent, 'choice' | 'requestId' | 'noticeVersion'>,
  { consents, subjectKeys, now }: RecordConsentMeans,
): Promise<ConsentVersion> {
  return consents.record({
    ...choice,
    subject: await subjectKeys.of(identifier),
    purpose: 'sale-or-sharing',
    channel,
    at: now().toISOString(),
  });
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function answer(statusCode: ApiRecordAnswer['statusCode'], body: object): ApiRecordAnswer {
  return {
    statusCode,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
    body: JSON.stringify(body),
  };
}
