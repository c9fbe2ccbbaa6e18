import { type EventPattern } from 'aws-cdk-lib/aws-events';

/** What the root user does, in any service. */
export const rootPattern: EventPattern = {
  detailType: ['AWS API Call via CloudTrail', 'AWS Console Sign In via CloudTrail'],
  detail: { userIdentity: { type: ['Root'], invokedBy: [{ exists: false }] } },
};

/** Sign-in to the console by password alone. A role was signed in elsewhere, with what that place asks for. */
export const passwordAlonePattern: EventPattern = {
  source: ['aws.signin'],
  detailType: ['AWS Console Sign In via CloudTrail'],
  detail: {
    userIdentity: { type: [{ 'anything-but': ['AssumedRole'] }] },
    responseElements: { ConsoleLogin: ['Success'] },
    additionalEventData: { MFAUsed: [{ 'anything-but': ['Yes'] }] },
  },
};
