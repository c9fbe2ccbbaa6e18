import { type DBInstance } from '@aws-sdk/client-rds';

/**
 * Where a restored instance answers; `undefined` when it is no PostgreSQL, and so none of organisations.
 *
 * @throws Error while it is not available
 */
export function databaseHost(
  name: string,
  instance: Pick<DBInstance, 'Engine' | 'DBInstanceStatus' | 'Endpoint'> | undefined,
): string | undefined {
  if (!instance) throw new Error(`there is no database instance ${name}; if it was deleted, drop the message`);
  if (instance.Engine !== 'postgres') return undefined;
  const { Address } = instance.Endpoint ?? {};
  if (instance.DBInstanceStatus !== 'available' || Address === undefined) {
    throw new Error(`database instance ${name} is not available yet; it is tried again`);
  }
  return Address;
}
