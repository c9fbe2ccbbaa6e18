import { Duration, Stack, Tags } from 'aws-cdk-lib';
import { type CfnInstance } from 'aws-cdk-lib/aws-connect';
import { type ITable } from 'aws-cdk-lib/aws-dynamodb';
import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { type IKey } from 'aws-cdk-lib/aws-kms';
import { type IBucket } from 'aws-cdk-lib/aws-s3';
import { type Construct } from 'constructs';
import { clearanceTags, type LabelDuty } from '../../domain/clearance';
import { acknowledge } from '../acknowledge';
import { NodeFunction, type NodeFunctionProps } from '../node-function';
import { wildcardFinding } from '../wildcard-finding';

export interface ErasureFunctionProps extends NodeFunctionProps {
  readonly statements: readonly PolicyStatement[];
  /** Buckets whose objects the statements name. @default - none */
  readonly objectsOf?: readonly IBucket[];
  /** Buckets of which the statements name the objects under a prefix. @default - none */
  readonly prefixesOf?: readonly { readonly bucket: IBucket; readonly prefix: string }[];
  /** ARNs of buckets of another Region whose objects `crossRegion` names. @default - none */
  readonly copiesOf?: readonly string[];
  /** The instance whose contacts the statements name. @default - none */
  readonly contactsOf?: CfnInstance;
  /** What the function does with labels of objects. @default - nothing */
  readonly duty?: LabelDuty;
  /** The instance of which the statements name other parts, such as `file`. @default - none */
  readonly partsOf?: { readonly instance: CfnInstance; readonly parts: readonly string[] };
  /** ARNs below which the statements name everything, and why. @default - none */
  readonly below?: { readonly arns: readonly string[]; readonly reason: string };
}

/**
 * What deleting versions for good asks for: DeleteObjects wants `s3:DeleteObject` always, also when it names versions.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html
 */
export const DELETE_VERSIONS = ['s3:DeleteObject', 's3:DeleteObjectVersion'] as const;

/** A function of the erasure, with a policy of its own. */
export class ErasureFunction extends NodeFunction {
  constructor(scope: Construct, id: string, props: ErasureFunctionProps) {
    super(scope, id, props);
    if (this.role && props.duty) Tags.of(this.role).add(clearanceTags.duty, props.duty);
    const policy = new ManagedPolicy(scope, `${id}Rights`, {
      roles: this.role ? [this.role] : [],
      statements: [...props.statements],
    });
    for (const bucket of props.objectsOf ?? []) {
      acknowledge(policy, {
        rule: wildcardFinding(policy, bucket, bucket.bucketArn),
        reason: 'Which objects are about a person is known when the person asks; the right is to this one bucket.',
      });
    }
    for (const { bucket, prefix } of props.prefixesOf ?? []) {
      acknowledge(policy, {
        rule: wildcardFinding(policy, bucket, bucket.bucketArn).replace('/*]', `/${prefix}*]`),
        reason: 'Which objects are about a person is known when the person asks; the right is to this one bucket.',
      });
    }
    for (const arn of this.role ? (props.copiesOf ?? []) : []) {
      acknowledge(this.role ?? policy, {
        rule: `AwsSolutions-IAM5[Resource::${arn}/*]`,
        reason: 'Which copies are about a person is known when the person asks; the right is to this one bucket.',
      });
    }
    const parts = [
      ...(props.contactsOf ? [{ instance: props.contactsOf, part: 'contact' }] : []),
      ...(props.partsOf?.parts ?? []).flatMap((part) => (props.partsOf ? [{ ...props.partsOf, part }] : [])),
    ];
    for (const { instance, part } of parts) {
      acknowledge(policy, {
        rule: wildcardFinding(policy, instance, instance.attrArn).replace('/*]', `/${part}/*]`),
        reason: 'Which of them are those of a person is known when the person asks; they are of this one instance.',
      });
    }
    for (const arn of props.below?.arns ?? []) {
      acknowledge(policy, { rule: `AwsSolutions-IAM5[Resource::${arn}/*]`, reason: props.below?.reason ?? '' });
    }
  }
}

/** The longest that Lambda lets a function run. */
export const LONGEST = Duration.minutes(15);

/** Rights to a table and its key. */
export function onTable(table: ITable, key: IKey, actions: readonly string[], index?: string): PolicyStatement[] {
  return [
    new PolicyStatement({
      actions: actions.map((action) => `dynamodb:${action}`),
      resources: [index === undefined ? table.tableArn : `${table.tableArn}/index/${index}`],
    }),
    new PolicyStatement({
      actions: ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey'],
      resources: [key.keyArn],
      conditions: { StringEquals: { 'kms:ViaService': `dynamodb.${Stack.of(table).region}.amazonaws.com` } },
    }),
  ];
}

/** Right to keyed hashes of identifiers. */
export function hashes(key: IKey): PolicyStatement {
  return new PolicyStatement({ actions: ['kms:GenerateMac'], resources: [key.keyArn] });
}

/** Rights to evaluations of contacts: they are listed by contact. */
export function onEvaluations(instance: CfnInstance, actions: readonly string[]): PolicyStatement {
  return new PolicyStatement({
    actions: actions.map((action) => `connect:${action}`),
    resources: [instance.attrArn, `${instance.attrArn}/contact/*`, `${instance.attrArn}/contact-evaluation/*`],
  });
}

/** Rights to what Amazon Connect has of contacts. */
export function onContacts(instance: CfnInstance, actions: readonly string[]): PolicyStatement {
  return new PolicyStatement({
    actions: actions.map((action) => `connect:${action}`),
    resources: [`${instance.attrArn}/contact/*`],
  });
}
