import { CfnApprovedOrigin, type CfnInstance } from 'aws-cdk-lib/aws-connect';
import { Construct } from 'constructs';
import { type Sequence } from './sequence';

export interface ApprovedOriginsProps {
  readonly instance: CfnInstance;
  /** Such as `https://desk.example.com`. */
  readonly origins: readonly string[];
  readonly sequence: Sequence;
}

/** The web origins that may embed the agent workspace. None but these. */
export class ApprovedOrigins extends Construct {
  constructor(scope: Construct, id: string, { instance, origins, sequence }: ApprovedOriginsProps) {
    super(scope, id);
    for (const origin of origins) {
      // By host, not by position: removing the first origin must not replace all others.
      sequence.add(new CfnApprovedOrigin(this, new URL(origin).host, { instanceId: instance.attrArn, origin }));
    }
  }
}
