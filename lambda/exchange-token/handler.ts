import { IdentifierVault } from '../shared/identifiers/identifier-vault';
import { TokenVault, vaultClient } from '../shared/token-vault';
import { type ExchangeTokenAnswer, exchangeTokenEnvironmentSchema, exchangeTokenEventSchema } from './contract';
import { exchangeToken } from './exchange';

let vaults: { readonly oneTime: TokenVault; readonly identifiers: IdentifierVault } | undefined;

/**
 * One-time tokens of organisations, for the regional API.
 *
 * @throws ZodError when the event or the environment is not what the contract says
 * @throws Error when the vault cannot be asked
 */
export async function handler(event: unknown): Promise<ExchangeTokenAnswer> {
  const request = exchangeTokenEventSchema.parse(event);
  vaults ??= vaultsOf(process.env);
  return exchangeToken(request, vaults.oneTime, vaults.identifiers, new Date());
}

function vaultsOf(variables: NodeJS.ProcessEnv) {
  const environment = exchangeTokenEnvironmentSchema.parse(variables);
  const client = vaultClient();
  return {
    oneTime: new TokenVault(client, environment.TOKEN_TABLE_NAME),
    identifiers: new IdentifierVault(client, environment.IDENTIFIER_TABLE_NAME),
  };
}
