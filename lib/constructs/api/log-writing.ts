import { RemovalPolicy } from 'aws-cdk-lib';
import { CfnAccount } from 'aws-cdk-lib/aws-apigateway';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge';

/**
 * The role with which Amazon API Gateway writes access logs: a setting of the whole account in a Region, without which
 * no stage with a log can be made. Everything stays when the stack goes, because other APIs of the account may write
 * with it.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
 */
export class LogWriting extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const role = new Role(this, 'Role', {
      description: 'Writes access logs of APIs',
      assumedBy: new ServicePrincipal('apigateway.amazonaws.com'),
    });
    const policy = new ManagedPolicy(this, 'Policy', {
      roles: [role],
      statements: [
        new PolicyStatement({
          actions: [
            'logs:CreateLogGroup',
            'logs:CreateLogStream',
            'logs:DescribeLogGroups',
            'logs:DescribeLogStreams',
            'logs:PutLogEvents',
            'logs:GetLogEvents',
            'logs:FilterLogEvents',
          ],
          resources: ['*'],
        }),
      ],
    });
    acknowledge(policy, {
      rule: 'AwsSolutions-IAM5[Resource::*]',
      reason:
        'Amazon API Gateway refuses the role without these rights to every log group; they are those that AWS documents.',
    });
    const account = new CfnAccount(this, 'Account', { cloudWatchRoleArn: role.roleArn });
    account.node.addDependency(policy);
    for (const kept of [role, policy]) kept.applyRemovalPolicy(RemovalPolicy.RETAIN);
    account.applyRemovalPolicy(RemovalPolicy.RETAIN);
  }
}
