import { SendEmailCommand, type SESv2Client } from '@aws-sdk/client-sesv2';
import { type ErasureCase } from '../../../lib/domain/erasure/erasure-case';
import { complaintBodies, languageOf } from '../../../lib/domain/erasure/complaint-body';
import { type NoticeLanguage } from '../../../lib/domain/erasure/erasure-request';
import { type Notice, type NoticeSender } from '../../../lib/domain/erasure/notice';
import { type NoticeEnvironment } from '../../../lib/domain/erasure/notice-environment';

/** In which words a person is told. */
export function wordingOf(
  { JURISDICTION, CONTROLLER }: Pick<NoticeEnvironment, 'JURISDICTION' | 'CONTROLLER'>,
  { contact }: Pick<ErasureCase, 'contact'>,
): { readonly language: NoticeLanguage; readonly sender: NoticeSender } {
  const language = contact?.language ?? languageOf(JURISDICTION);
  return { language, sender: { controller: CONTROLLER, complaintBody: complaintBodies[JURISDICTION][language] } };
}

/** Sends plain text to a person. @returns the id of the message */
export type SendNotice = (to: string, notice: Notice) => Promise<string | undefined>;

/** By Amazon SES of the own Region; `undefined` when the deployment has no sender. */
export function senderOf(
  { NOTICE_SENDER, NOTICE_IDENTITY_ARN, CONFIGURATION_SET }: NoticeEnvironment,
  client: () => Pick<SESv2Client, 'send'>,
): SendNotice | undefined {
  if (NOTICE_SENDER === undefined) return undefined;
  const ses = client();
  return async (to, { subject, text }) => {
    const { MessageId } = await ses.send(
      new SendEmailCommand({
        FromEmailAddress: NOTICE_SENDER,
        FromEmailAddressIdentityArn: NOTICE_IDENTITY_ARN,
        ConfigurationSetName: CONFIGURATION_SET,
        Destination: { ToAddresses: [to] },
        Content: {
          Simple: {
            Subject: { Data: subject, Charset: 'UTF-8' },
            Body: { Text: { Data: text, Charset: 'UTF-8' } },
          },
        },
      }),
    );
    return MessageId;
  };
}
