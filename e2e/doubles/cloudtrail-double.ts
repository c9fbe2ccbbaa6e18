import * as sdk from '@aws-sdk/client-cloudtrail';
import * as z from 'zod';
import { type Credentials } from '../emulator/emulator';
import { ServiceError, startProtocolDouble, type ProtocolDouble } from './protocol-double';

/** AWS CloudTrail's protocol in one Region. */
export interface CloudTrailDouble extends ProtocolDouble {
  /** Every trail by its name, as far as it came. */
  readonly trails: ReadonlyMap<string, DoubledTrail>;
}

/** A trail as the double keeps it. */
export interface DoubledTrail {
  readonly arn: string;
  readonly isLogging: boolean;
  /** Categories of the events that it was told to record, such as `Management`. */
  readonly categories: readonly string[];
}

export interface CloudTrailDoubleProps {
  readonly account: string;
  readonly region: string;
  readonly credentials: Credentials;
}

const trailInput = z.looseObject({
  Name: z.string(),
  S3BucketName: z.string(),
  CloudWatchLogsLogGroupArn: z.string().optional(),
  CloudWatchLogsRoleArn: z.string().optional(),
});
const selectorsInput = z.looseObject({
  TrailName: z.string(),
  AdvancedEventSelectors: z.array(
    z.looseObject({
      FieldSelectors: z.array(z.looseObject({ Field: z.string(), Equals: z.array(z.string()).optional() })),
    }),
  ),
});
const byName = z.looseObject({ Name: z.string() });

/** Starts the double of one Region. It knows the calls that CloudFormation makes for a trail. */
export async function startCloudTrailDouble({
  account,
  region,
  credentials,
}: CloudTrailDoubleProps): Promise<CloudTrailDouble> {
  const trails = new Map<string, DoubledTrail>();
  const trailOf = (name: string): readonly [string, DoubledTrail] => {
    const found = [...trails].find(([known, { arn }]) => known === name || arn === name);
    if (found === undefined) throw new ServiceError('TrailNotFoundException', `no trail ${name}`);
    return found;
  };
  const double = await startProtocolDouble({
    sdk: { ...sdk },
    service: 'cloudtrail',
    region,
    ...credentials,
    handlers: {
      CreateTrail: (input) => {
        const { Name, S3BucketName, CloudWatchLogsLogGroupArn, CloudWatchLogsRoleArn } = trailInput.parse(input);
        if (trails.has(Name)) throw new ServiceError('TrailAlreadyExistsException', `the trail ${Name} is there`);
        if (CloudWatchLogsLogGroupArn !== undefined && CloudWatchLogsRoleArn === undefined) {
          throw new ServiceError(
            'InvalidCloudWatchLogsRoleArnException',
            `the trail ${Name} names no role for its log`,
          );
        }
        const arn = `arn:aws:cloudtrail:${region}:${account}:trail/${Name}`;
        trails.set(Name, { arn, isLogging: false, categories: [] });
        return { Name, S3BucketName, TrailARN: arn };
      },
      PutEventSelectors: (input) => {
        const { TrailName, AdvancedEventSelectors } = selectorsInput.parse(input);
        const [name, trail] = trailOf(TrailName);
        const categories = AdvancedEventSelectors.map(({ FieldSelectors }) => {
          const [category] = FieldSelectors.find(({ Field }) => Field === 'eventCategory')?.Equals ?? [];
          if (category === undefined) {
            throw new ServiceError('InvalidEventSelectorsException', 'a selector names no eventCategory');
          }
          return category;
        });
        trails.set(name, { ...trail, categories });
        return { TrailARN: trail.arn, AdvancedEventSelectors };
      },
      StartLogging: (input) => {
        const [name, trail] = trailOf(byName.parse(input).Name);
        trails.set(name, { ...trail, isLogging: true });
        return {};
      },
    },
  });
  return { ...double, trails };
}
