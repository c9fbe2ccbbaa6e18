import { CfnRoute } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';

export interface RouteBackProps {
  /** IPv4 range of the network at the other end. */
  readonly range: string;
  readonly routeTableIds: readonly string[];
  readonly peeringConnectionId: string;
}

/** Routes of some subnets to a peered network. */
export class RouteBack extends Construct {
  constructor(scope: Construct, id: string, { range, routeTableIds, peeringConnectionId }: RouteBackProps) {
    super(scope, id);
    for (const [index, routeTableId] of routeTableIds.entries()) {
      new CfnRoute(this, `Route${index + 1}`, {
        routeTableId,
        destinationCidrBlock: range,
        vpcPeeringConnectionId: peeringConnectionId,
      });
    }
  }
}
