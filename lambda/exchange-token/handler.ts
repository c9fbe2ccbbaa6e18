import { TokenVault, vaultClient } from '../shared/token-vault';
import { type ExchangeTokenAnswer, exchangeTokenEnvironmentSchema, exchangeTokenEventSchema } from './contract';
import { exchangeToken } from './exchange';

let vault: TokenVault | undefined;

/**
 * One-time tokens of organisations, for the regional API.
 *
 * @throws ZodError when the event or the environment is not what the contract says
 * @throws Error when the vault cannot be asked
 */
export async function handler(event: unknown): Promise<ExchangeTokenAnswer> {
  const request = exchangeTokenEventSchema.parse(event);
  vault ??= new TokenVault(vaultClient(), exchangeTokenEnvironmentSchema.parse(process.env).TOKEN_TABLE_NAME);
  return exchangeToken(request, vault, new Date());
}
