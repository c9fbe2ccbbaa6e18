import { ListPhoneNumbersV2Command, ListTrafficDistributionGroupsCommand } from '@aws-sdk/client-connect';
import { type ReadInstance } from './connect-instance';

/** Groups that send calls to a replica of the instance in another Region. */
export async function readTrafficDistribution({ context, reading, of, instanceId }: ReadInstance): Promise<void> {
  const what = 'the traffic distribution groups';
  await reading.attempt(of, what, 'connect:ListTrafficDistributionGroups', async () => {
    let token: string | undefined;
    do {
      const page = await context.clients.connect.send(
        new ListTrafficDistributionGroupsCommand({ InstanceId: instanceId, NextToken: token }),
      );
      for (const { Arn: id, InstanceArn, Name } of page.TrafficDistributionGroupSummaryList ?? []) {
        if (id === undefined) continue;
        reading.resources.push({
          type: 'AWS::Connect::TrafficDistributionGroup',
          id,
          region: context.region,
          properties: { InstanceArn: InstanceArn ?? of.id, Name: Name ?? '' },
        });
      }
      token = page.NextToken;
    } while (token !== undefined);
  });
}

/** The numbers that lead to the instance, directly or by a traffic distribution group. */
export async function readPhoneNumbers({ context, reading, of, instanceId }: ReadInstance): Promise<void> {
  await reading.attempt(of, 'the phone numbers', 'connect:ListPhoneNumbersV2', async () => {
    let token: string | undefined;
    do {
      const page = await context.clients.connect.send(
        new ListPhoneNumbersV2Command({ InstanceId: instanceId, NextToken: token }),
      );
      for (const number of page.ListPhoneNumbersSummaryList ?? []) {
        const { PhoneNumberArn: id, TargetArn, PhoneNumberCountryCode: country, PhoneNumberType: type } = number;
        if (id === undefined) continue;
        reading.resources.push({
          type: 'AWS::Connect::PhoneNumber',
          id,
          region: context.region,
          properties: {
            TargetArn: TargetArn ?? of.id,
            ...(country === undefined ? {} : { CountryCode: country }),
            ...(type === undefined ? {} : { Type: type }),
            ...(number.SourcePhoneNumberArn === undefined ? {} : { SourcePhoneNumberArn: number.SourcePhoneNumberArn }),
          },
        });
      }
      token = page.NextToken;
    } while (token !== undefined);
  });
}
