import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { type IKey } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { type TakePaymentEnvironment } from '../../../lambda/take-payment/contract';
import { acknowledge } from '../acknowledge';
import { type AlarmTopic } from '../alarms/alarm-topic';
import { RunbookAlarm } from '../alarms/runbook-alarm';
import { declareDataClass } from '../data-class';
import { type FunctionSurroundings, NodeFunction } from '../node-function';
import { type PaymentNetwork } from './payment-network';
import { grantTokens, type Tokens } from '../tokens/token-access';

export interface PaymentFunctionProps extends FunctionSurroundings {
  /** Host of the payment processor. */
  readonly host: string;
  /** SHA-256 of the public key of encrypted input, in hexadecimal. */
  readonly publicKeyDigest: string;
  readonly network: PaymentNetwork;
  readonly tokens: Tokens;
  /** Key of the secrets. */
  readonly key: IKey;
  readonly topic: AlarmTopic;
}

/** Less than a contact flow waits, so that the flow hears of the failure and not of silence. */
const TIMEOUT = Duration.seconds(7);

/** Takes card details from the secure input flow to the processor. The only place where they can be read. */
export class PaymentFunction extends Construct {
  readonly handler: NodeFunction;

  constructor(scope: Construct, id: string, props: PaymentFunctionProps) {
    super(scope, id);
    const { network, tokens, key, topic, logKey, logRetentionDays } = props;
    const privateKey = this.secret('PrivateKey', key, {
      description: 'Private key of encrypted input, in PEM; put it in place of the generated value (docs/payments.md)',
      whyNotRotated: 'Its public half is in the definition and in the flow: the two change together, by deployment.',
    });
    const credential = this.secret('Credential', key, {
      description: 'Credential of the payment processor; put it in place of the generated value',
      whyNotRotated: 'The payment processor issues the credential; AWS cannot rotate what it does not issue.',
    });
    this.handler = new NodeFunction(this, 'Function', {
      logKey,
      logRetentionDays,
      name: 'take-payment',
      description: 'Takes card details to the payment processor',
      environment: {
        PROCESSOR_URL: `https://${props.host}/v1/tokens`,
        PROCESSOR_CREDENTIAL: credential.secretArn,
        INPUT_PRIVATE_KEY: privateKey.secretArn,
        INPUT_PUBLIC_KEY_DIGEST: props.publicKeyDigest,
        TOKEN_TABLE_NAME: tokens.table.tableName,
      } satisfies TakePaymentEnvironment,
      timeout: TIMEOUT,
      calledBy: 'requests',
      // RSA takes time, and time is what a customer waits.
      memoryMiB: 1_024,
      network: { vpc: network.vpc, securityGroup: network.securityGroup },
    });
    grantTokens(this.handler, tokens, ['dynamodb:PutItem']);
    new ManagedPolicy(this, 'ReadSecrets', {
      roles: this.handler.role ? [this.handler.role] : [],
      statements: [
        new PolicyStatement({
          actions: ['secretsmanager:GetSecretValue'],
          resources: [privateKey.secretArn, credential.secretArn],
        }),
        new PolicyStatement({
          actions: ['kms:Decrypt'],
          resources: [key.keyArn],
          conditions: { StringEquals: { 'kms:ViaService': `secretsmanager.${Stack.of(this).region}.amazonaws.com` } },
        }),
      ],
    });
    new RunbookAlarm(this, 'Failing', {
      topic,
      runbook: 'payments-fail',
      description: 'Card details cannot be taken.',
      metric: this.handler.metricErrors({ period: Duration.minutes(5) }),
      threshold: 2,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }

  private secret(id: string, encryptionKey: IKey, about: { description: string; whyNotRotated: string }): Secret {
    const secret = new Secret(this, id, {
      description: about.description,
      encryptionKey,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    declareDataClass(secret, 'customer-content');
    acknowledge(secret, {
      rule: [
        'AwsSolutions-SMG4',
        'HIPAA.Security-SecretsManagerRotationEnabled',
        'NIST.800.53.R5-SecretsManagerRotationEnabled',
      ],
      reason: about.whyNotRotated,
    });
    return secret;
  }
}
