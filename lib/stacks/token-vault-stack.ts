import { Stack, type StackProps } from 'aws-cdk-lib';
import { type Construct } from 'constructs';
import { type StagePlan } from '../config';
import { keyAlias } from '../constructs/keys/key-alias';
import { RegionalKey } from '../constructs/keys/regional-key';
import { identifierTable } from '../constructs/tokens/identifier-table';
import { type Tokens } from '../constructs/tokens/token-access';
import { TokenExchange } from '../constructs/tokens/token-exchange';
import { TokenTable } from '../constructs/tokens/token-table';
import { type KeysAndLogsStack } from './keys-and-logs-stack';

export interface TokenVaultStackProps extends StackProps {
  readonly plan: StagePlan;
  readonly keysAndLogs: KeysAndLogsStack;
}

/**
 * The dedicated store for identifiers of people, which databases know by tokens only, and for what one-time tokens stand for:
 * a key and tables of its own.
 */
export class TokenVaultStack extends Stack {
  /** What tokens in the database stand for. */
  readonly identifiers: Tokens;
  /** One-time tokens. */
  readonly tokens: Tokens;
  readonly tokenExchange: TokenExchange;

  constructor(scope: Construct, id: string, { plan, keysAndLogs, ...props }: TokenVaultStackProps) {
    super(scope, id, props);
    const key = new RegionalKey(this, 'Key', {
      description: `Identifiers and one-time tokens of ${plan.id}`,
      alias: keyAlias(plan.id, 'tokens'),
      services: ['dynamodb'],
    });
    this.identifiers = { table: identifierTable(this, 'Identifiers', key), key };
    this.tokens = { table: new TokenTable(this, 'Tokens', key), key };
    this.tokenExchange = new TokenExchange(this, 'TokenExchange', {
      logKey: keysAndLogs.logKey,
      logRetentionDays: plan.retention['function-log'].days,
      tokens: this.tokens,
      identifiers: this.identifiers,
    });
  }
}
