import { registryRecordProblems } from '../../lib/domain/organisations/registry-record';
import { fromItem } from '../shared/registry-item';
import {
  RECORDS_CHECKED,
  RECORDS_OUTSIDE_ALLOW_LIST,
  REGISTRY_METRIC_NAMESPACE,
  type RegistryStreamEvent,
} from './contract';

/** A record that holds what the registry must not hold. Says where, and repeats none of it. */
export interface StrayRecord {
  /** Id of the record in the stream. */
  readonly eventId: string;
  /** Attributes that are wrong, as far as they are on the allow-list; else `other`. */
  readonly attributes: readonly string[];
}

/** The records of a batch that hold anything outside the allow-list. Removals hold nothing. */
export function findStrayRecords({ Records }: RegistryStreamEvent): readonly StrayRecord[] {
  return Records.flatMap(({ eventID, dynamodb: { NewImage } }) => {
    const attributes = NewImage ? registryRecordProblems(fromItem(NewImage)) : [];
    return attributes.length > 0 ? [{ eventId: eventID, attributes }] : [];
  });
}

/**
 * What is written to the log: counts as metrics (embedded metric format), and where the stray records are.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export function streamReport(checked: number, stray: readonly StrayRecord[], now: Date) {
  return {
    event: 'registry-stream-checked',
    [RECORDS_CHECKED]: checked,
    [RECORDS_OUTSIDE_ALLOW_LIST]: stray.length,
    stray,
    _aws: {
      Timestamp: now.getTime(),
      CloudWatchMetrics: [
        {
          Namespace: REGISTRY_METRIC_NAMESPACE,
          Dimensions: [[]],
          Metrics: [
            { Name: RECORDS_CHECKED, Unit: 'Count' },
            { Name: RECORDS_OUTSIDE_ALLOW_LIST, Unit: 'Count' },
          ],
        },
      ],
    },
  };
}
