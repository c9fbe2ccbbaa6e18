import { App, Stack, Stage, Validations } from 'aws-cdk-lib';
import { type IConstruct } from 'constructs';
import { findingId } from './wildcard-finding';

/** A cdk-nag finding that is accepted where it arises. */
export interface Acknowledgement {
  /**
   * Finding id as cdk-nag reports it, such as `AwsSolutions-S1` or `AwsSolutions-IAM5[Action::s3:*]`; several when
   * packs report the same fact under their own ids.
   */
  readonly rule: string | readonly [string, ...string[]];
  /** Why the resource is right as it is, in at least 20 characters. */
  readonly reason: string;
}

/** Packs of cdk-nag, by the first part of their finding ids. */
const packs = ['AwsSolutions', 'HIPAA.Security', 'NIST.800.53.R5', 'PCI.DSS.321'] as const;

/**
 * The ids under which every pack reports a rule that is in several packs.
 *
 * @example rulesInPacks('S3BucketReplicationEnabled', ['HIPAA.Security', 'PCI.DSS.321'])
 */
export function rulesInPacks(
  rule: string,
  inPacks: readonly [(typeof packs)[number], ...(typeof packs)[number][]] = compliancePacks,
): readonly [string, ...string[]] {
  const [first, ...rest] = inPacks.map((pack) => `${pack}-${rule}`);
  return [first ?? rule, ...rest];
}

const compliancePacks = ['HIPAA.Security', 'NIST.800.53.R5', 'PCI.DSS.321'] as const;

const MINIMUM_REASON = 20;

/**
 * Accepts a cdk-nag finding on a construct and what is inside it. The only way to do so in this project: it is read
 * beside the resource, it names one finding, and it says why.
 *
 * @throws Error when the scope is an App, Stage or Stack, when the rule is a residency rule (those are cleared by a
 * residency decision record only), when the rule belongs to no known pack, or when the reason is too short.
 */
export function acknowledge(construct: IConstruct, { rule, reason }: Acknowledgement): void {
  const where = `at '${construct.node.path}'`;
  if (App.isApp(construct) || Stage.isStage(construct) || Stack.isStack(construct)) {
    throw new Error(`cannot acknowledge ${where}: it would hide findings of every resource; name the one resource`);
  }
  if (reason.trim().length < MINIMUM_REASON) {
    throw new Error(
      `the reason '${reason}' ${where} is shorter than ${MINIMUM_REASON} characters; say why it is right`,
    );
  }
  for (const id of [rule].flat().map((each) => findingId(construct, each))) {
    if (/^residency/i.test(id)) {
      throw new Error(`'${id}' ${where} is a residency rule; only a residency decision record can clear it`);
    }
    const pack = packs.find((known) => id.startsWith(`${known}-`));
    if (!pack) throw new Error(`'${id}' ${where} belongs to no pack; known packs: ${packs.join(', ')}`);
    // With the plugin's name in front, CDK records the finding as suppressed; without it, the finding leaves no trace.
    Validations.of(construct).acknowledge({ id: `${pack}::${id}`, reason });
  }
}
