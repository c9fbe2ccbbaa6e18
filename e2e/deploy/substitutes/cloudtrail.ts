import {
  CloudTrailClient,
  CreateTrailCommand,
  PutEventSelectorsCommand,
  StartLoggingCommand,
} from '@aws-sdk/client-cloudtrail';
import * as z from 'zod';
import { startCloudTrailDouble } from '../../doubles/cloudtrail-double';
import { modelled } from '../modelled';
import { type Attributes, type Properties, type Incompleteness, type Substitute } from '../substitute';

const trailSchema = z.looseObject({
  TrailName: z.string(),
  AdvancedEventSelectors: z.array(z.record(z.string(), z.unknown())),
  IsLogging: z.union([z.literal(true), z.literal('true')]),
  Tags: z.array(z.object({ Key: z.string(), Value: z.string() })).optional(),
});

/** The calls that CloudFormation's resource handler makes for a trail: made, told what to record, started. */
async function createTrail(client: CloudTrailClient, properties: Properties): Promise<Attributes> {
  const parsed = trailSchema.parse(properties);
  const { TrailName, KMSKeyId, Tags, AdvancedEventSelectors } = parsed;
  const members = Object.entries(parsed).filter(([name]) => !otherwiseSaid.has(name));
  const input = { ...Object.fromEntries(members), Name: TrailName, KmsKeyId: KMSKeyId, TagsList: Tags };
  const { TrailARN } = await client.send(new CreateTrailCommand(modelled(input)));
  await client.send(new PutEventSelectorsCommand(modelled({ TrailName: TrailARN, AdvancedEventSelectors })));
  await client.send(new StartLoggingCommand({ Name: TrailARN }));
  return { Ref: TrailName, Arn: TrailARN };
}

/** Properties that are other members, or other calls, in the API. */
const otherwiseSaid: ReadonlySet<string> = new Set([
  'TrailName',
  'KMSKeyId',
  'Tags',
  'AdvancedEventSelectors',
  'IsLogging',
]);

/** AWS CloudTrail, of which the emulator's CloudFormation makes no trail: every stack speaks to a double of its own. */
const substitute: Substitute = {
  types: ['AWS::CloudTrail::Trail'],
  how: 'exercised against the protocol double of AWS CloudTrail',
  lasts: false,
  async open({ emulator, account, region }) {
    const { credentials } = emulator.clientSettings(account, region);
    const double = await startCloudTrailDouble({ account, region, credentials });
    const client = new CloudTrailClient({ endpoint: double.endpoint, region, credentials, maxAttempts: 1 });
    return {
      create: (_type, properties) => createTrail(client, properties),
      verify: () => {
        for (const [name, { isLogging, categories }] of double.trails) {
          if (!isLogging) throw new Error(`trail ${name} records nothing: nobody started it`);
          if (!categories.includes('Management')) {
            throw new Error(`trail ${name} records no management events, on which the rules and alarms depend`);
          }
        }
      },
      close: () => {
        client.destroy();
        return double.close();
      },
    };
  },
};

export const incompleteness: Incompleteness = { substitute };
