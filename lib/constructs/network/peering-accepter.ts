import { Stack } from 'aws-cdk-lib';
import { AccountPrincipal, ManagedPolicy, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge';

/** Name of the role that accepts the peering of a Stage's network. The account that asks for it must know the name. */
export function peeringAccepterName(stage: string): string {
  return `${stage}-peering-accepter`;
}

export interface PeeringAccepterProps {
  readonly stage: string;
  readonly vpcId: string;
  /** The account that asks for the peering. */
  readonly account: string;
}

/** Lets CloudFormation of another account accept a peering with one network, and do nothing else. */
export class PeeringAccepter extends Construct {
  constructor(scope: Construct, id: string, { stage, vpcId, account }: PeeringAccepterProps) {
    super(scope, id);
    const { partition, region, account: own } = Stack.of(this);
    const role = new Role(this, 'Role', {
      roleName: peeringAccepterName(stage),
      description: `Accepts the peering of the network of ${stage} for reference data`,
      assumedBy: new AccountPrincipal(account),
    });
    const connections = `arn:${partition}:ec2:${region}:${own}:vpc-peering-connection`;
    const policy = new ManagedPolicy(this, 'Policy', {
      roles: [role],
      statements: [
        new PolicyStatement({
          actions: ['ec2:AcceptVpcPeeringConnection'],
          resources: [`arn:${partition}:ec2:${region}:${own}:vpc/${vpcId}`, `${connections}/*`],
        }),
      ],
    });
    acknowledge(policy, {
      rule: `AwsSolutions-IAM5[Resource::${connections}/*]`,
      reason: 'A connection has no id before it is asked for; the one network in the statement is what limits it.',
    });
  }
}
