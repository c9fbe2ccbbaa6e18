import { type AccountBoundary, deploymentRoleArns } from './account-boundary';
import { type ReasonedStatement } from './policy-document';
import { regionExemptions } from './region-exemptions';

/** Nothing happens outside the Regions of the account, and no Region is added to them. */
export function regionStatements(boundary: AccountBoundary): readonly ReasonedStatement[] {
  const { regions, outpostRegions } = boundary;
  const exempt = regionExemptions.flatMap(({ actions }) => actions);
  return [
    {
      statement: {
        Sid: 'StayInTheRegions',
        Effect: 'Deny',
        NotAction: exempt,
        Resource: '*',
        Condition: { StringNotEquals: { 'aws:RequestedRegion': [...regions, ...outpostRegions] } },
      },
      reason: [
        `Nothing is stored, copied or worked on outside ${regions.join(', ')}. Exempt is what AWS answers elsewhere only:`,
        ...regionExemptions.map(({ actions, reason }) => `${actions.join(', ')}: ${reason}`),
      ].join(' '),
    },
    ...(outpostRegions.length === 0
      ? []
      : [
          {
            statement: {
              Sid: 'WatchOnlyInOutposts',
              Effect: 'Deny',
              NotAction: exempt,
              Resource: '*',
              Condition: {
                StringEquals: { 'aws:RequestedRegion': outpostRegions },
                ArnNotLike: { 'aws:PrincipalArn': deploymentRoleArns(boundary) },
              },
            },
            reason: `In ${outpostRegions.join(', ')} the deployment puts rules that watch calls of global services, and nobody does anything else.`,
          } as const,
        ]),
    {
      statement: {
        Sid: 'AddNoRegion',
        Effect: 'Deny',
        Action: ['account:EnableRegion', 'account:DisableRegion', 'organizations:LeaveOrganization'],
        Resource: '*',
      },
      reason:
        'A Region is enabled before the policy is attached, by whoever may decide on Regions; an account that leaves the organisation leaves its policies.',
    },
  ];
}
