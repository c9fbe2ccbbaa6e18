import * as z from 'zod';
import { jurisdictionIds } from '../../lib/domain/jurisdictions';

/** A deployment whose stacks the hook judges. */
export const judgedDeploymentSchema = z.strictObject({
  /** Id of the Stage, such as `ca-prod`: begins the names of its stacks. */
  id: z.string().min(1),
  profile: z.enum(jurisdictionIds),
  /** Accounts of the environment. */
  accounts: z.array(z.string().min(1)),
  /** Region of the instance. Absent: the deployment has no second copies whose Regions the law may permit. */
  instanceRegion: z.string().min(1).optional(),
  dataDisasterRecoveryRegion: z.string().min(1).optional(),
  instanceReplicaRegion: z.string().min(1).optional(),
  /** Buckets of the deployment in other Regions, which stacks here name without an import, by Region. */
  bucketsElsewhere: z.record(z.string(), z.array(z.string().min(1))),
  /** Countries of systems outside AWS, by host, as the deployment definition declares them. */
  hosts: z.record(z.string(), z.string().length(2)),
  /** Whether stacks of no deployment are judged by its law too: it has its data in the account and Region. */
  judgesOthers: z.boolean(),
});

export type JudgedDeployment = Readonly<z.output<typeof judgedDeploymentSchema>>;

const json = (text: string, context: z.core.$RefinementCtx<string>): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'is no JSON' });
    return z.NEVER;
  }
};

/** Environment variables, which the construct sets. */
export const judgeStackEnvironmentSchema = z.object({
  /** JSON: the deployments of the account, the judging one of every stack of no deployment among them. */
  DEPLOYMENTS: z
    .string()
    .transform(json)
    .pipe(
      z.array(judgedDeploymentSchema).refine((deployments) => deployments.some(({ judgesOthers }) => judgesOthers), {
        error: 'no deployment judges the stacks of others',
      }),
    ),
  /** Where the decision records are that were deployed with the function. */
  DECISIONS_DIRECTORY: z.string().min(1),
});

/** The environment as text, as the construct writes it. */
export type JudgeStackEnvironment = z.input<typeof judgeStackEnvironmentSchema>;

const requestBase = {
  clientRequestToken: z.string(),
  awsAccountId: z.string().regex(/^\d{12}$/),
  /** Empty when the caller is the Cloud Control API. */
  stackId: z.string().nullish(),
  actionInvocationPoint: z.enum(['CREATE_PRE_PROVISION', 'UPDATE_PRE_PROVISION', 'DELETE_PRE_PROVISION']),
};

/** Where the templates of a stack or a change set can be fetched. */
export const payloadDataSchema = z.object({
  targetType: z.enum(['STACK', 'CHANGE_SET']),
  /** Presigned URL of Amazon S3. */
  payload: z.url(),
});

/** A resource with the properties that it is to have. */
export const resourceDataSchema = z.object({
  targetType: z.literal('RESOURCE'),
  /** Its type, such as `AWS::S3::Bucket`. */
  targetName: z.string().min(1),
  targetLogicalId: z.string().min(1),
  targetModel: z.object({ resourceProperties: z.record(z.string(), z.unknown()) }),
});

/**
 * What CloudFormation asks a Lambda hook.
 *
 * @see https://docs.aws.amazon.com/cloudformation-cli/latest/hooks-userguide/lambda-hooks-create-lambda-function.html
 */
export const hookRequestSchema = z.object({
  ...requestBase,
  requestData: z.discriminatedUnion('targetType', [payloadDataSchema, resourceDataSchema]),
});

export type HookRequest = z.output<typeof hookRequestSchema>;

/** A request to delete has nothing to judge, whatever else is in it. */
export const deletionSchema = z.object({
  ...requestBase,
  actionInvocationPoint: z.literal('DELETE_PRE_PROVISION'),
});

/** What is behind the URL of a payload. Further templates and changes in it are not needed. */
export const hookPayloadSchema = z.object({ template: z.string().trim().min(1) });

/** What CloudFormation wants to hear. It cuts messages at 4,096 characters, those of Cloud Control at 1,024. */
export const hookResponseSchema = z.discriminatedUnion('hookStatus', [
  z.object({ hookStatus: z.literal('SUCCESS'), message: z.string(), clientRequestToken: z.string() }),
  z.object({
    hookStatus: z.literal('FAILED'),
    /** `NonCompliant`: judged and refused. `InternalFailure`: could not be judged. */
    errorCode: z.enum(['NonCompliant', 'InternalFailure']),
    message: z.string(),
    clientRequestToken: z.string(),
  }),
]);

export type HookResponse = z.output<typeof hookResponseSchema>;
