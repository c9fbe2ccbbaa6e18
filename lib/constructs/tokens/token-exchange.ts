import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { type ExchangeTokenEnvironment } from '../../../lambda/exchange-token/contract';
import { type FunctionSurroundings, NodeFunction } from '../node-function';
import { grantIdentifiers, grantTokens, type Tokens } from './token-access';

export interface TokenExchangeProps extends FunctionSurroundings {
  readonly tokens: Tokens;
  /** What tokens of the database stand for. */
  readonly identifiers: Tokens;
}

/** Gives one-time tokens for identifiers, and what a token stands for, once. The regional API calls it. */
export class TokenExchange extends Construct {
  readonly handler: NodeFunction;

  constructor(scope: Construct, id: string, { tokens, identifiers, ...surroundings }: TokenExchangeProps) {
    super(scope, id);
    this.handler = new NodeFunction(this, 'Function', {
      ...surroundings,
      name: 'exchange-token',
      description: 'One-time tokens of organisations',
      environment: {
        TOKEN_TABLE_NAME: tokens.table.tableName,
        IDENTIFIER_TABLE_NAME: identifiers.table.tableName,
      } satisfies ExchangeTokenEnvironment,
      timeout: Duration.seconds(5),
      calledBy: 'requests',
    });
    grantTokens(this.handler, tokens, ['dynamodb:PutItem', 'dynamodb:DeleteItem']);
    grantIdentifiers(this.handler, identifiers, ['dynamodb:GetItem']);
  }
}
