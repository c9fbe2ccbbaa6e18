import * as z from 'zod';
import { isJurisdictionId } from '../jurisdictions';

/** Environment variables of whoever writes to people. Without a sender, the privacy officer does. */
export const noticeEnvironmentSchema = z.object({
  JURISDICTION: z.string().refine(isJurisdictionId, 'is no jurisdiction profile'),
  /** Legal entity that answers. */
  CONTROLLER: z.string().min(1),
  /** Mail address of the sender. */
  NOTICE_SENDER: z.email().optional(),
  /** ARN of the identity in Amazon SES of the own Region. */
  NOTICE_IDENTITY_ARN: z.string().min(1).optional(),
  CONFIGURATION_SET: z.string().min(1).optional(),
});

export type NoticeEnvironment = z.output<typeof noticeEnvironmentSchema>;
