import { Duration, Stack } from 'aws-cdk-lib';
import { type TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { type IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import {
  type Home,
  type ManageOrganisationsEnvironment,
  manageOrganisationsName,
} from '../../../lambda/manage-organisations/contract';
import { type FunctionSurroundings, NodeFunction } from '../node-function';

export interface RegistryServiceProps extends FunctionSurroundings {
  /** Id of the registry's Stage. */
  readonly stage: string;
  readonly table: TableV2;
  readonly key: IKey;
  /** Where organisations can be at home. */
  readonly homes: readonly Home[];
}

/**
 * The only writer of the registry, in its master Region: operators call it with their AWS credentials. Whoever may call
 * it may move an organisation, so the right to (`lambda:InvokeFunction` on its name) is for operators alone.
 */
export class RegistryService extends Construct {
  constructor(scope: Construct, id: string, props: RegistryServiceProps) {
    super(scope, id);
    const { stage, table, key, homes, logKey, logRetentionDays } = props;
    const stack = Stack.of(this);
    const handler = new NodeFunction(this, 'Function', {
      logKey,
      logRetentionDays,
      name: 'manage-organisations',
      functionName: manageOrganisationsName(stage),
      description: 'Registers, shows, suspends and moves organisations',
      environment: {
        MASTER_REGION: stack.region,
        REGISTRY_TABLE_NAME: table.tableName,
        HOMES: stack.toJsonString(homes),
      } satisfies ManageOrganisationsEnvironment,
      timeout: Duration.seconds(20),
      calledBy: 'requests',
    });
    new ManagedPolicy(this, 'Write', {
      roles: handler.role ? [handler.role] : [],
      statements: [
        new PolicyStatement({
          actions: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:DeleteItem'],
          resources: [table.tableArn],
        }),
        new PolicyStatement({
          actions: ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey'],
          resources: [key.keyArn],
          conditions: { StringEquals: { 'kms:ViaService': `dynamodb.${stack.region}.amazonaws.com` } },
        }),
      ],
    });
  }
}
