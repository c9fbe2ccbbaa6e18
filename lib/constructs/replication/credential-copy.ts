import { CustomResource, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { type IKey } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { createHash } from 'crypto';
import {
  type CopyCredentialEnvironment,
  type CopyCredentialProperties,
  type CredentialRoute,
} from '../../../lambda/copy-credential/contract';
import { acknowledge } from '../acknowledge';
import { declareDataClass } from '../data-class';
import { acknowledgeRotationByDeployment, replicationCredentialName } from '../database/replication-credential';
import { FrameworkProvider } from '../framework-provider';
import { type FunctionSurroundings, NodeFunction } from '../node-function';

/** A reference database that receives. */
export interface TargetDatabase {
  /** Id of its Stage. */
  readonly stage: string;
  /** Id of its jurisdiction, the same in every environment: begins the ids of constructs. */
  readonly jurisdiction: string;
  readonly region: string;
  readonly account: string;
  readonly host: string;
  /** Alias of the key of its secrets, without `alias/`. */
  readonly keyAlias: string;
}

export interface CredentialCopyProps extends FunctionSurroundings {
  readonly key: IKey;
  readonly targets: readonly TargetDatabase[];
  /** Raise it after the password of a target was changed. */
  readonly generation: string;
}

/**
 * The passwords of the writers of reference data, in the Region of AWS DMS, which reads no secret of another Region. Each
 * is copied from beside its database: a credential for reference data comes in, and nothing goes out.
 */
export class CredentialCopy extends Construct {
  private readonly secrets = new Map<string, Secret>();
  private readonly copies = new Map<string, CustomResource>();

  constructor(scope: Construct, id: string, props: CredentialCopyProps) {
    super(scope, id);
    const stack = Stack.of(this);
    const { partition, region } = stack;
    for (const target of props.targets) this.secrets.set(target.stage, this.secretFor(target, props.key));
    const routes = props.targets.map((target) => this.routeOf(target));
    const handler = new NodeFunction(this, 'Function', {
      logKey: props.logKey,
      logRetentionDays: props.logRetentionDays,
      name: 'copy-credential',
      description: 'Copies credentials of writers of reference data from beside their databases',
      environment: { ROUTES: stack.toJsonString(routes) } satisfies CopyCredentialEnvironment,
      timeout: Duration.minutes(1),
      crossRegion: {
        statements: props.targets.flatMap((target) => readCredential(target, partition)),
        reason: 'The tag of the role declares that the rights in other Regions are about reference data.',
      },
    });
    const policy = new ManagedPolicy(this, 'Rights', {
      roles: handler.role ? [handler.role] : [],
      statements: [
        new PolicyStatement({
          actions: ['secretsmanager:GetSecretValue', 'secretsmanager:PutSecretValue'],
          resources: routes.map(({ destinationSecretArn }) => destinationSecretArn),
        }),
        new PolicyStatement({
          actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
          resources: [props.key.keyArn],
          conditions: { StringEquals: { 'kms:ViaService': `secretsmanager.${region}.amazonaws.com` } },
        }),
      ],
    });
    if (handler.role) {
      acknowledge(handler.role, {
        rule: idsOfWildcards(props.targets.flatMap((target) => readCredential(target, partition))),
        reason: 'A policy cannot name a key by alias; the condition on kms:ResourceAliases narrows it to the one key.',
      });
    }
    const { serviceToken } = new FrameworkProvider(this, 'Provider', {
      onEvent: handler,
      logKey: props.logKey,
      logRetentionDays: props.logRetentionDays,
    });
    for (const target of props.targets) {
      const properties: CopyCredentialProperties = {
        Stage: target.stage,
        Definition: createHash('sha256')
          .update(JSON.stringify([target, props.generation]))
          .digest('hex')
          .slice(0, 32),
      };
      const copy = new CustomResource(this, `${target.jurisdiction}-copy`, {
        resourceType: 'Custom::CredentialCopy',
        serviceToken,
        properties,
      });
      copy.node.addDependency(policy);
      this.copies.set(target.stage, copy);
    }
  }

  /** The secret of a Stage's writer, and what must be there before it holds the right password. */
  of(stage: string): { readonly secret: Secret; readonly copied: CustomResource } {
    const [secret, copied] = [this.secrets.get(stage), this.copies.get(stage)];
    if (!secret || !copied) throw new Error(`no credential is copied for Stage '${stage}'; name it among the targets`);
    return { secret, copied };
  }

  private routeOf({ stage, region, host }: TargetDatabase): CredentialRoute {
    return {
      stage,
      sourceRegion: region,
      sourceSecretName: replicationCredentialName(stage),
      destinationSecretArn: this.secrets.get(stage)?.secretArn ?? '',
      host,
    };
  }

  private secretFor({ stage, jurisdiction, host }: TargetDatabase, key: IKey): Secret {
    const secret = new Secret(this, `${jurisdiction}-writer`, {
      description: `AWS DMS signs in to the reference database of ${stage}`,
      encryptionKey: key,
      generateSecretString: {
        // The host is here so that the template tells where the rows go; the password is replaced by the copy.
        secretStringTemplate: JSON.stringify({ username: 'target_writer', host, port: 5432 }),
        generateStringKey: 'password',
      },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    declareDataClass(secret, 'reference');
    acknowledgeRotationByDeployment(secret);
    return secret;
  }
}

function readCredential({ stage, region, account, keyAlias }: TargetDatabase, partition: string): PolicyStatement[] {
  const name = replicationCredentialName(stage);
  return [
    new PolicyStatement({
      actions: ['secretsmanager:GetSecretValue'],
      resources: [`arn:${partition}:secretsmanager:${region}:${account}:secret:${name}-??????`],
    }),
    new PolicyStatement({
      actions: ['kms:Decrypt'],
      resources: [`arn:${partition}:kms:${region}:${account}:key/*`],
      conditions: {
        StringEquals: { 'kms:ViaService': `secretsmanager.${region}.amazonaws.com` },
        'ForAnyValue:StringEquals': { 'kms:ResourceAliases': `alias/${keyAlias}` },
      },
    }),
  ];
}

function idsOfWildcards(statements: readonly PolicyStatement[]): readonly [string, ...string[]] {
  const [first = '', ...rest] = new Set(
    statements
      .flatMap(({ resources }) => resources)
      .filter((arn) => arn.endsWith('*'))
      .map((arn) => `AwsSolutions-IAM5[Resource::${arn}]`),
  );
  return [first, ...rest];
}
