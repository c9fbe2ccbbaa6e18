import { Duration, Fn } from 'aws-cdk-lib';
import { type CfnInstance } from 'aws-cdk-lib/aws-connect';
import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { type ControlRecordingEnvironment } from '../../../lambda/control-recording/contract';
import { acknowledge } from '../acknowledge';
import { type FunctionSurroundings, NodeFunction } from '../node-function';
import { wildcardFinding } from '../wildcard-finding';

export interface RecordingControlProps extends FunctionSurroundings {
  readonly instance: CfnInstance;
}

/** Suspends and resumes recordings of contacts, of one instance. It cannot stop one, which would be for good. */
export class RecordingControl extends Construct {
  readonly handler: NodeFunction;

  constructor(scope: Construct, id: string, { instance, ...surroundings }: RecordingControlProps) {
    super(scope, id);
    this.handler = new NodeFunction(this, 'Function', {
      ...surroundings,
      name: 'control-recording',
      description: 'Suspends and resumes recordings for agents',
      environment: {
        INSTANCE_ID: Fn.select(1, Fn.split('/', instance.attrArn)),
      } satisfies ControlRecordingEnvironment,
      timeout: Duration.seconds(10),
      calledBy: 'requests',
    });
    const policy = new ManagedPolicy(this, 'Recordings', {
      roles: this.handler.role ? [this.handler.role] : [],
      statements: [
        new PolicyStatement({
          actions: [
            'connect:DescribeContact',
            'connect:GetContactAttributes',
            'connect:SuspendContactRecording',
            'connect:ResumeContactRecording',
          ],
          resources: [`${instance.attrArn}/contact/*`],
        }),
        new PolicyStatement({ actions: ['connect:DescribeUser'], resources: [`${instance.attrArn}/agent/*`] }),
      ],
    });
    acknowledge(policy, {
      rule: wildcardFinding(policy, instance, instance.attrArn).replace('/*]', '/contact/*]'),
      reason: 'Contacts come and go; the function compares whose a contact is with whose token asks, every time.',
    });
    acknowledge(policy, {
      rule: wildcardFinding(policy, instance, instance.attrArn).replace('/*]', '/agent/*]'),
      reason: 'Agents come and go; the function asks for the name of the one who has the contact, and tells nobody.',
    });
  }
}
