import { Stack, type StackProps } from 'aws-cdk-lib';
import { type Construct } from 'constructs';
import { type PaymentPlan, type StagePlan } from '../config';
import { keyAlias } from '../constructs/keys/key-alias';
import { useByCloudWatchLogs } from '../constructs/keys/key-statements';
import { RegionalKey } from '../constructs/keys/regional-key';
import { PaymentFunction } from '../constructs/payments/payment-function';
import { PaymentNetwork } from '../constructs/payments/payment-network';
import { type IdentityStack } from './identity-stack';
import { type TokenVaultStack } from './token-vault-stack';

export interface PaymentsStackProps extends StackProps {
  readonly plan: StagePlan;
  readonly payments: PaymentPlan;
  readonly identity: IdentityStack;
  /** Where one-time tokens are. */
  readonly tokenVault: TokenVaultStack;
}

/**
 * Card payments, apart from everything else: a key, roles, a network and logs of their own. Nothing comes in but ciphertext
 * from the secure input flow, and nothing goes out but to the processor and, of what it gives, into the token vault.
 */
export class PaymentsStack extends Stack {
  readonly paymentFunction: PaymentFunction;

  constructor(scope: Construct, id: string, { plan, payments, identity, tokenVault, ...props }: PaymentsStackProps) {
    super(scope, id, props);
    const key = new RegionalKey(this, 'Key', {
      description: `Card payments of ${plan.id}`,
      alias: keyAlias(plan.id, 'payments'),
      services: ['secretsmanager'],
      statements: [useByCloudWatchLogs(this)],
    });
    const { host } = payments.processor;
    const { tokens } = tokenVault;
    const logs = { logKey: key, logRetentionDays: plan.retention['function-log'].days };
    const network = new PaymentNetwork(this, 'Network', {
      logKey: key,
      logRetentionDays: plan.retention['access-log'].days,
      stage: plan.id,
      host,
      tokens: tokens.table,
      account: plan.account,
      topic: identity.topic,
    });
    this.paymentFunction = new PaymentFunction(this, 'Payment', {
      ...logs,
      host,
      publicKeyDigest: payments.key.publicKeyDigest,
      network,
      tokens,
      key,
      topic: identity.topic,
    });
  }
}
