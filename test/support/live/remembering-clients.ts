import { type MiddlewareStack } from '@smithy/types';
import {
  auditClients,
  type AuditClients,
  type AuditService,
  type ClientSettings,
} from '../../../lib/audit/audit-clients';
import { type LiveDoubles } from './live-doubles';

/** Clients of services whose answers depend on nothing but the state of the account. Amazon S3 keeps what it is given. */
const SERVICES: readonly (readonly [Exclude<keyof AuditClients, 's3'>, AuditService])[] = [
  ['backup', 'backup'],
  ['cloudControl', 'cloudcontrolapi'],
  ['cloudFormation', 'cloudformation'],
  ['connect', 'connect'],
  ['kms', 'kms'],
  ['rds', 'rds'],
  ['secretsManager', 'secretsmanager'],
];

interface Remembered {
  readonly answer: string;
  readonly output: object;
}

/** What came back of each call over HTTP, by service, operation and input. */
const remembered = new Map<string, Remembered>();

/**
 * Clients that make a call over HTTP unless the same call has been made before and the service would give the same answer
 * now: then they give what came back that time. A hundred audits of accounts that differ in one thing so make the calls
 * of one, and those that are about the difference. A service that refuses is always asked.
 */
export function rememberingClients(
  { settings, answer }: Pick<LiveDoubles, 'settings' | 'answer'>,
  changed: Partial<ClientSettings> = {},
): AuditClients {
  const clients = auditClients({ ...settings, ...changed });
  for (const [name, service] of SERVICES) {
    const stack = clients[name].middlewareStack as unknown as MiddlewareStack<object, object>;
    stack.add(
      (next, { commandName = '' }) =>
        async (args) => {
          const operation = commandName.replace(/Command$/, '');
          const now = answerNow(() => answer(service, operation, { ...args.input }));
          const call = `${service}:${operation}:${JSON.stringify(args.input)}`;
          const before = remembered.get(call);
          if (before && before.answer === now) return { output: before.output, response: undefined };
          const result = await next(args);
          if (now !== undefined) remembered.set(call, { answer: now, output: frozen(result.output) });
          return result;
        },
      { step: 'initialize', priority: 'high', name: 'remember' },
    );
  }
  return clients;
}

/** `undefined`: the service refuses. */
function answerNow(ask: () => unknown): string | undefined {
  try {
    return JSON.stringify(ask());
  } catch {
    return undefined;
  }
}

/** Whoever changed what others are given again would change it for them, too. */
function frozen<T>(value: T): T {
  if (value !== null && typeof value === 'object' && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}
