import { Client } from 'pg';
import * as z from 'zod';
import { AssignmentError } from './assignment-error';

/** What a row looks like as text must not depend on the server it is on: checksums are of that text. */
const SESSION = `
  SET TimeZone = 'UTC'; SET DateStyle = 'ISO, YMD'; SET IntervalStyle = 'postgres'; SET extra_float_digits = 1;
  SET bytea_output = 'hex'; SET client_encoding = 'UTF8'; SET xmloption = 'content'; SET lc_monetary = 'C';
  SET search_path = pg_catalog`;

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * A connection to a database, encrypted and with the name of the server verified unless it is this machine's.
 *
 * @param url - such as `postgresql://user:password@host:5432/organisation?sslmode=verify-full&sslrootcert=rds.pem`
 * @param name - of the database in messages; the URL is never repeated, because it holds the password
 * @throws AssignmentError when the URL is none, the connection would not be safe, or there is no answer
 */
export async function openDatabase(url: string, name: string): Promise<Client> {
  if (!URL.canParse(url) || !/^postgres(ql)?:$/.test(new URL(url).protocol)) {
    throw new AssignmentError(`${name} database: its URL is none; write postgresql://USER:PASSWORD@HOST:5432/DATABASE`);
  }
  const { hostname, searchParams } = new URL(url);
  if (!loopback.test(hostname) && searchParams.get('sslmode') !== 'verify-full') {
    throw new AssignmentError(
      `${name} database: the connection to ${hostname} would not prove whom it talks to; add ?sslmode=verify-full&sslrootcert=FILE to its URL`,
    );
  }
  try {
    const client = new Client({
      connectionString: url,
      connectionTimeoutMillis: 10_000,
      application_name: 'residency',
    });
    // An error between two queries makes the next query reject.
    client.on('error', () => undefined);
    await client.connect();
    await client.query(SESSION);
    return client;
  } catch (error) {
    throw new AssignmentError(
      `${name} database: no connection to ${hostname} (${reasonOf(error)}); check the host, the role and the network`,
    );
  }
}

const errorSchema = z.object({ message: z.string() });
const severalErrorsSchema = z.object({ errors: z.array(errorSchema).min(1) });

/** The first line of what an error says. An error of several addresses says nothing itself. */
export function reasonOf(error: unknown): string {
  const [first] = severalErrorsSchema.safeParse(error).data?.errors ?? [];
  const message = (first ?? errorSchema.safeParse(error).data)?.message ?? String(error);
  return message.split('\n')[0] ?? message;
}
