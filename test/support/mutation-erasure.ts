import { FOREIGN_FUNCTION, FOREIGN_KEY } from './mutation-places';
import { type Change, type ResourceChange, set } from './mutation-resource';

const FOREIGN_QUEUE = 'arn:aws:sqs:us-east-1:111111111111:taken';

/** The only replica of a table, changed, or another one beside it. */
const replicas =
  (change: (home: Record<string, unknown>) => readonly Record<string, unknown>[]): Change =>
  (properties) => {
    const [home = {}] = properties['Replicas'] as readonly Record<string, unknown>[];
    return { ...properties, Replicas: change(home) };
  };

export const environment =
  (name: string, value: unknown): Change =>
  (properties) => ({
    ...properties,
    Environment: {
      Variables: { ...(properties['Environment'] as { Variables: Record<string, unknown> }).Variables, [name]: value },
    },
  });

export const hasVariable = (name: string) => (properties: Record<string, unknown>) =>
  JSON.stringify(properties['Environment'] ?? {}).includes(`"${name}"`);

/** Changes to what labels, finds and erases data of subjects, and to what proves it. */
export const erasureChanges: readonly ResourceChange[] = [
  {
    operator: 'replicate the register of subjects abroad',
    type: 'AWS::DynamoDB::GlobalTable',
    change: replicas((home) => [home, { ...home, Region: 'us-east-1' }]),
  },
  {
    operator: 'encrypt the ledger with a foreign key',
    type: 'AWS::DynamoDB::GlobalTable',
    change: replicas((home) => [{ ...home, SSESpecification: { KMSMasterKeyId: FOREIGN_KEY } }]),
  },
  {
    operator: 'stream the register of subjects abroad',
    type: 'AWS::DynamoDB::GlobalTable',
    change: replicas((home) => [
      { ...home, KinesisStreamSpecification: { StreamArn: 'arn:aws:kinesis:us-east-1:111111111111:stream/taken' } },
    ]),
  },
  {
    operator: 'encrypt events of new objects with a foreign key',
    type: 'AWS::SQS::Queue',
    change: set({ KmsMasterKeyId: FOREIGN_KEY }),
  },
  {
    operator: 'send what cannot be labelled abroad',
    type: 'AWS::SQS::Queue',
    change: set({ RedrivePolicy: { deadLetterTargetArn: FOREIGN_QUEUE, maxReceiveCount: 1 } }),
  },
  {
    operator: 'tell a queue abroad of new objects',
    type: 'AWS::Events::Rule',
    change: set({ Targets: [{ Id: 'Target0', Arn: FOREIGN_QUEUE }] }),
  },
  {
    operator: 'label events of another Region',
    type: 'AWS::Lambda::EventSourceMapping',
    change: set({ EventSourceArn: FOREIGN_QUEUE }),
  },
  {
    operator: 'resume erasures abroad',
    type: 'AWS::Scheduler::Schedule',
    change: (properties) => ({
      ...properties,
      Target: { ...(properties['Target'] as object), Arn: FOREIGN_FUNCTION },
    }),
  },
  {
    operator: 'erase by a function abroad',
    type: 'AWS::StepFunctions::StateMachine',
    change: set({
      DefinitionString: JSON.stringify({
        StartAt: 'Erase',
        States: {
          Erase: {
            Type: 'Task',
            Resource: 'arn:aws:states:::lambda:invoke',
            Parameters: { FunctionName: FOREIGN_FUNCTION, 'Payload.$': '$' },
            End: true,
          },
        },
      }),
    }),
  },
  {
    operator: 'start the erasure of another Region',
    type: 'AWS::Lambda::Function',
    change: environment('STATE_MACHINE_ARN', 'arn:aws:states:us-east-1:111111111111:stateMachine:ca-prod-erasure'),
    when: hasVariable('STATE_MACHINE_ARN'),
  },
  {
    operator: 'hash subjects with a foreign key',
    type: 'AWS::Lambda::Function',
    change: environment('SUBJECT_KEY_ID', 'arn:aws:kms:us-east-1:111111111111:key/taken'),
    when: hasVariable('SUBJECT_KEY_ID'),
  },
  {
    operator: 'send answers by an identity of another Region',
    type: 'AWS::Lambda::Function',
    change: environment('NOTICE_IDENTITY_ARN', 'arn:aws:ses:us-east-1:111111111111:identity/northwind.example'),
    when: hasVariable('NOTICE_IDENTITY_ARN'),
  },
  {
    operator: 'tell a bus abroad of answers that came back',
    type: 'AWS::SES::ConfigurationSetEventDestination',
    change: set({
      EventDestination: {
        Enabled: true,
        MatchingEventTypes: ['BOUNCE'],
        EventBridgeDestination: { EventBusArn: 'arn:aws:events:us-east-1:111111111111:event-bus/default' },
      },
    }),
  },
  {
    operator: 'stream answers that came back abroad',
    type: 'AWS::SES::ConfigurationSetEventDestination',
    change: set({
      EventDestination: {
        Enabled: true,
        MatchingEventTypes: ['SEND', 'BOUNCE'],
        KinesisFirehoseDestination: {
          DeliveryStreamARN: 'arn:aws:firehose:us-east-1:111111111111:deliverystream/taken',
          IAMRoleARN: 'arn:aws:iam::111111111111:role/r',
        },
      },
    }),
  },
  {
    operator: 'look for erased users by a function abroad',
    type: 'AWS::Lambda::Function',
    change: environment('USER_ROWS_FUNCTION', FOREIGN_FUNCTION),
    when: hasVariable('USER_ROWS_FUNCTION'),
  },
  {
    operator: 'sign receipts with a foreign key',
    type: 'AWS::Lambda::Function',
    change: environment('SIGNING_KEY_ID', 'arn:aws:kms:us-east-1:111111111111:key/taken'),
    when: hasVariable('SIGNING_KEY_ID'),
  },
];
