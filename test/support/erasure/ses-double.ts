import * as sdk from '@aws-sdk/client-sesv2';
import * as z from 'zod';
import { startProtocolDouble, type ProtocolDouble } from '../../../e2e/doubles/protocol-double';
import { CREDENTIALS, REGION } from './place';

/** A message that Amazon SES has taken. */
export interface SentMail {
  readonly to: readonly string[];
  readonly from: string;
  readonly subject: string;
  readonly text: string;
}

const input = z.looseObject({
  FromEmailAddress: z.string(),
  Destination: z.object({ ToAddresses: z.array(z.string()) }),
  Content: z.object({
    Simple: z.object({
      Subject: z.object({ Data: z.string() }),
      Body: z.object({ Text: z.object({ Data: z.string() }) }),
    }),
  }),
});

/** Amazon SES as far as notices use it, by the SDK's own model. It takes what it is given twice as often. */
export function startMail(mails: SentMail[]): Promise<ProtocolDouble> {
  return startProtocolDouble({
    sdk: { ...sdk },
    service: 'ses',
    region: REGION,
    ...CREDENTIALS,
    handlers: {
      SendEmail: (sent) => {
        const { FromEmailAddress, Destination, Content } = input.parse(sent);
        const { Subject, Body } = Content.Simple;
        mails.push({
          from: FromEmailAddress,
          to: Destination.ToAddresses,
          subject: Subject.Data,
          text: Body.Text.Data,
        });
        return { MessageId: `message-${mails.length}` };
      },
    },
  });
}
