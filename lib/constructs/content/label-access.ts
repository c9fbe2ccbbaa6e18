import { Stack } from 'aws-cdk-lib';
import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { type IConstruct } from 'constructs';
import {
  clearanceTags,
  clearedFor,
  type ContentAccess,
  EVERY_ORGANISATION,
  type LabelDuty,
} from '../../domain/clearance';
import { labelTags } from '../../domain/labels';
import { type ContentKind } from './content-kind';

/** What gives out the content of an object. `CopyObject`, `HeadObject` and `SelectObjectContent` ask for them too. */
const READS = ['s3:GetObject', 's3:GetObjectVersion', 's3:GetObjectTorrent'];
const WRITES_OF_TAGS = ['s3:PutObjectTagging', 's3:PutObjectVersionTagging'];
const REMOVALS_OF_TAGS = ['s3:DeleteObjectTagging', 's3:DeleteObjectVersionTagging'];

const principal = (name: keyof typeof clearanceTags) => `aws:PrincipalTag/${clearanceTags[name]}`;
const object = (name: keyof typeof labelTags) => `s3:ExistingObjectTag/${labelTags[name]}`;

/**
 * Who reads an object must be cleared for its label, whatever IAM allows: same jurisdiction, same organisation, and at
 * least its classification. An object without label is read by nobody but Amazon Connect, which has to play what it has
 * just recorded; Amazon Connect authorises its own users.
 *
 * A negated operator holds for a tag that is not there, so what is missing on either side denies. Only the policy
 * variable needs a statement of its own for that: AWS may leave out a statement whose variable has no value.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/tagging-and-policies.html
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/connect-slr.html
 */
export function readDenials(scope: IConstruct, objects: string, access: ContentAccess): readonly PolicyStatement[] {
  const { partition, account } = Stack.of(scope);
  const connect = `arn:${partition}:iam::${account}:role/aws-service-role/connect.amazonaws.com/AWSServiceRoleForAmazonConnect_*`;
  const denyRead = (sid: string, conditions: Record<string, Record<string, string | readonly string[]>>) =>
    deny(sid, READS, objects, { ArnNotLike: { 'aws:PrincipalArn': connect }, ...conditions });
  const elsewhere = { [principal('organisation')]: EVERY_ORGANISATION };
  return [
    denyRead('DenyUnlabelled', { StringNotEquals: { [object('classification')]: access.levels } }),
    denyRead('DenyLabelOfOtherJurisdiction', { StringNotEquals: { [object('jurisdiction')]: access.jurisdiction } }),
    denyRead('DenyReaderOfOtherJurisdiction', {
      StringNotEquals: { [principal('jurisdiction')]: access.jurisdiction },
    }),
    denyRead('DenyReaderWithoutOrganisation', { Null: { [principal('organisation')]: 'true' } }),
    denyRead('DenyReaderOfOtherOrganisation', {
      StringNotEquals: { ...elsewhere, [object('organisation')]: `\${${principal('organisation')}}` },
    }),
    ...access.levels.map((level, index) =>
      denyRead(`DenyReaderBelowLevel${index}`, {
        StringEquals: { [object('classification')]: level },
        StringNotEquals: { [principal('clearance')]: clearedFor(access, level) },
      }),
    ),
  ];
}

/** Duties with which labels may be set on objects, where it is not `labelling` alone. */
const duties: Readonly<Partial<Record<ContentKind, readonly LabelDuty[]>>> = {
  // An erasure writes what it leaves of them, under the label that they had.
  'contact-record-lake': ['labelling', 'erasure'],
  report: ['labelling', 'erasure'],
  'application-file': ['labelling', 'upload'],
};

/**
 * Labels are set by whoever has the duty, and removed by nobody.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-tagging.html
 */
export function labelDenials(objects: string, kind: ContentKind): readonly PolicyStatement[] {
  return [
    deny('DenyOthersToLabel', WRITES_OF_TAGS, objects, {
      StringNotEquals: { [principal('duty')]: duties[kind] ?? ['labelling'] },
    }),
    deny('DenyToRemoveLabels', REMOVALS_OF_TAGS, objects),
    ...(kind === 'application-file' ? uploadDenials(objects) : []),
  ];
}

/** Files come with the label that was declared for them, and keep it. */
function uploadDenials(objects: string): readonly PolicyStatement[] {
  const upload: LabelDuty = 'upload';
  return [
    deny('DenyUploadsWithoutDeclaration', ['s3:PutObject'], objects, {
      StringNotEquals: { [principal('duty')]: upload },
    }),
    deny('DenyUploadsToLabelAgain', WRITES_OF_TAGS, objects, {
      StringEquals: { [principal('duty')]: upload },
      Null: { [object('content')]: 'false' },
    }),
  ];
}

/** A second copy has its labels from S3 alone, which sets them with another right (`s3:ReplicateTags`). */
export function copiedLabelDenials(objects: string): readonly PolicyStatement[] {
  return [deny('DenyToLabelCopies', [...WRITES_OF_TAGS, ...REMOVALS_OF_TAGS], objects)];
}

function deny(
  sid: string,
  actions: readonly string[],
  objects: string,
  conditions?: Record<string, Record<string, string | readonly string[]>>,
): PolicyStatement {
  return new PolicyStatement({
    sid,
    effect: Effect.DENY,
    principals: [new AnyPrincipal()],
    actions: [...actions],
    resources: [objects],
    conditions,
  });
}
