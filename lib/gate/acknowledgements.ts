import { Validations } from 'aws-cdk-lib';
import { type IConstruct } from 'constructs';
import * as z from 'zod';

/** A finding of a validation plugin that someone's code accepts. */
export interface RecordedAcknowledgement {
  /** As CDK normalises it, without the prefix of annotations: `AwsSolutions-S1`, `residency::bucket-stays-home`. */
  readonly rule: string;
  readonly reason: string;
  /** Where it is written. Empty for the app itself. */
  readonly constructPath: string;
  readonly construct: IConstruct;
}

const recordSchema = z.record(z.string(), z.string());

/**
 * Every acknowledgement in a construct tree. Read from the tree because CDK's own report leaves out those that a plugin
 * honours by itself, as cdk-nag does with an id that does not start with the plugin's name.
 */
export function acknowledgementsIn(root: IConstruct): readonly RecordedAcknowledgement[] {
  return root.node.findAll().flatMap((construct) =>
    construct.node.metadata
      .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
      .flatMap(({ data }) => Object.entries(recordSchema.safeParse(data).data ?? {}))
      .map(([id, reason]) => ({
        rule: id.replace(/^annotation::/i, ''),
        reason,
        constructPath: construct.node.path,
        construct,
      })),
  );
}
