import { Stack } from 'aws-cdk-lib';
import { type CfnInstance } from 'aws-cdk-lib/aws-connect';
import { ManagedPolicy, PolicyStatement, Role, SamlPrincipal, SamlProvider } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

export interface AgentSignInProps {
  readonly instance: CfnInstance;
  /** Name of the IAM SAML provider in the account. */
  readonly samlProvider: string;
}

/**
 * The role through which the organisation's identity provider signs agents in, at the sign-in endpoint of the own
 * Region: an assertion sent to the global endpoint, which is in us-east-1, is refused.
 *
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/configure-saml.html
 */
export class AgentSignIn extends Construct {
  constructor(scope: Construct, id: string, { instance, samlProvider }: AgentSignInProps) {
    super(scope, id);
    const { partition, account, region } = Stack.of(this);
    const providerArn = `arn:${partition}:iam::${account}:saml-provider/${samlProvider}`;
    const provider = SamlProvider.fromSamlProviderArn(this, 'Provider', providerArn);
    const policy = new ManagedPolicy(this, 'Policy', {
      statements: [
        new PolicyStatement({
          actions: ['connect:GetFederationToken'],
          // IAM's own variable: every agent gets a token for nobody but himself or herself.
          resources: [`${instance.attrArn}/user/\${aws:userid}`],
        }),
      ],
    });
    new Role(this, 'Role', {
      description: 'Signs agents in to Amazon Connect',
      assumedBy: new SamlPrincipal(provider, {
        StringEquals: { 'SAML:aud': `https://${region}.signin.aws.amazon.com/saml` },
      }),
      managedPolicies: [policy],
    });
  }
}
