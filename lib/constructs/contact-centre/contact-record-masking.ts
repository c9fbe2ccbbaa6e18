import { Duration } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { type IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { type MaskContactRecordsEnvironment } from '../../../lambda/mask-contact-records/contract';
import { maskingMetrics } from '../../domain/masking/masking-metrics';
import { type AlarmTopic } from '../alarms/alarm-topic';
import { type FunctionSurroundings, NodeFunction } from '../node-function';
import { addMaskingAlarms } from './masking-alarms';

export interface ContactRecordMaskingProps extends FunctionSurroundings {
  /** Id of the Stage, which its metrics carry. */
  readonly stage: string;
  /** Makes identifiers of people into keyed hashes. */
  readonly subjectKey: IKey;
  readonly topic: AlarmTopic;
}

/** Takes what tells a person out of contact records before they reach the lake. */
export class ContactRecordMasking extends Construct {
  readonly handler: NodeFunction;

  constructor(scope: Construct, id: string, { stage, subjectKey, topic, ...surroundings }: ContactRecordMaskingProps) {
    super(scope, id);
    this.handler = new NodeFunction(this, 'Function', {
      ...surroundings,
      name: 'mask-contact-records',
      description: 'Takes what tells a person out of contact records before they reach the lake',
      environment: { SUBJECT_KEY_ID: subjectKey.keyArn, STAGE: stage } satisfies MaskContactRecordsEnvironment,
      timeout: Duration.minutes(1),
      calledBy: 'requests',
      withoutReservedConcurrency:
        'Data Firehose calls it as records come; a reservation would make them wait, and takes nothing from others.',
    });
    new ManagedPolicy(this, 'Hash', {
      roles: this.handler.role ? [this.handler.role] : [],
      statements: [new PolicyStatement({ actions: ['kms:GenerateMac'], resources: [subjectKey.keyArn] })],
    });
    addMaskingAlarms(this, {
      stage,
      topic,
      handler: this.handler,
      notMasked: maskingMetrics.recordsNotMasked,
      descriptions: {
        failing: 'Contact records cannot be masked, and do not reach the lake.',
        notMasked: 'A contact record could not be masked, and lies under the prefix of errors as it came.',
      },
    });
  }
}
