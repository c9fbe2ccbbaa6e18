import { spawn } from 'node:child_process';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { createWriteStream, readFileSync } from 'node:fs';
import { Agent, get, request } from 'node:https';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { bareEnvironment } from '../command';
import { requireLoopback } from '../loopback';
import { pythonProgram } from '../python-environment';
import { runFolder } from '../workspace';

/** Credentials and where to use them: what every SDK client of a run is made from. */
export interface ClientSettings {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: Credentials;
  /** HTTP/1, also for the clients that would speak HTTP/2. */
  readonly requestHandler: NodeHttpHandler;
  readonly forcePathStyle: true;
  readonly maxAttempts: 1;
}

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** A service of an account and Region. */
export interface ServicePlace {
  readonly account: string;
  readonly region: string;
  /** As in the scope of signatures, such as `events`. */
  readonly service: string;
}

/** What a link led to. */
export interface OpenedLink {
  readonly status: number;
  readonly body: Buffer;
}

/** MiniStack on the loopback interface, over TLS and with its IAM evaluation on. */
export interface Emulator {
  readonly endpoint: string;
  /** What an SDK client needs to be the root of an account, or the principal of the credentials. */
  clientSettings(account: string, region: string, credentials?: Credentials): ClientSettings;
  /**
   * Where a service is that the emulator has not: at a double that its functions reach too.
   *
   * @param service - as in the name of the variable `AWS_ENDPOINT_URL_<service>`
   * @throws Error when there is no double of it
   */
  doubleEndpoint(service: string): string;
  /** The status of the answer to a GET, such as that of an API that is deployed. */
  statusOf(path: string, headers?: Readonly<Record<string, string>>): Promise<number | undefined>;
  /** What answers to a GET of a link into AWS: the emulator is asked under the link's host. */
  open(link: URL): Promise<OpenedLink>;
  /**
   * A call of an operation of a service with a JSON protocol, for the few that no SDK client is here for. The emulator
   * takes what the account's root calls without a signature.
   *
   * @param target - prefix and operation, such as `AWSEvents.PutRule`
   * @throws Error with the answer when it is no success
   */
  call(place: ServicePlace, target: string, input: object): Promise<unknown>;
  /** The environment of a program that deploys to the account. */
  environment(account: string): Record<string, string>;
  stop(): Promise<void>;
}

/** The secret of every account's root. */
export const rootSecret = 'secret-of-the-emulated-accounts';
const startTimeout = 60_000;
const stopTimeout = 10_000;

/**
 * Starts the emulator on a free port and waits until it answers.
 *
 * @param doubleEndpoints - of services that the emulator has not, by the name of `Emulator.doubleEndpoint`
 */
export async function startEmulator(doubleEndpoints: ReadonlyMap<string, string>): Promise<Emulator> {
  const endpointVariables = Object.fromEntries(
    [...doubleEndpoints].map(([service, url]) => {
      const name = `AWS_ENDPOINT_URL_${service}`;
      return [name, requireLoopback(name, url).origin];
    }),
  );
  const folder = runFolder('emulator');
  const temporary = runFolder('emulator', 'tmp');
  const home = runFolder('home');
  const port = await freePort();
  const { href: endpoint } = requireLoopback('the emulator', `https://127.0.0.1:${port}`);
  const child = spawn(pythonProgram('python'), ['-m', 'ministack'], {
    cwd: folder,
    env: {
      ...bareEnvironment(),
      HOME: home,
      TMPDIR: temporary,
      BIND_HOST: '127.0.0.1',
      MINISTACK_HOST: '127.0.0.1',
      GATEWAY_PORT: String(port),
      // Bucket policies refuse what is not TLS, so the emulator must speak it.
      USE_SSL: '1',
      AUTH: 'true',
      AWS_SECRET_ACCESS_KEY: rootSecret,
      // They would listen on every interface.
      IOT_MTLS_ENABLED: '0',
      SFTP_ENABLED: '0',
      LAMBDA_EXECUTOR: 'local',
      // Functions inherit them.
      ...endpointVariables,
      STATE_DIR: join(folder, 'state'),
      S3_DATA_DIR: join(folder, 's3'),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log = createWriteStream(join(folder, 'emulator.log'));
  child.stdout.pipe(log);
  child.stderr.pipe(log);
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);

  const certificate = join(temporary, 'ministack-tls', 'server.crt');
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await Promise.race([exited, sleep(stopTimeout, undefined, { ref: false })]);
    if (child.exitCode === null) kill();
    await exited;
    process.off('exit', kill);
  };
  const agent = await whenReady(endpoint, certificate, () => child.exitCode !== null).catch(async (error: unknown) => {
    await stop();
    throw error;
  });

  return {
    endpoint,
    clientSettings: (account, region, credentials = { accessKeyId: account, secretAccessKey: rootSecret }) => ({
      endpoint,
      region,
      credentials,
      requestHandler: new NodeHttpHandler({ httpsAgent: agent }),
      forcePathStyle: true,
      maxAttempts: 1,
    }),
    doubleEndpoint: (service) => {
      const found = doubleEndpoints.get(service);
      if (found === undefined) throw new Error(`there is no double of ${service}; add it to e2e/doubles/shared`);
      return found;
    },
    statusOf: (path, headers) => status(`${endpoint}${path}`, agent, headers),
    open: (link) => openLink(endpoint, agent, link),
    call: (place, target, input) => callJson(endpoint, agent, place, target, input),
    environment: (account) => ({
      ...bareEnvironment(),
      HOME: home,
      TMPDIR: temporary,
      CDK_HOME: join(home, '.cdk'),
      CI: 'true',
      AWS_ENDPOINT_URL: endpoint,
      AWS_ACCESS_KEY_ID: account,
      AWS_SECRET_ACCESS_KEY: rootSecret,
      AWS_CA_BUNDLE: certificate,
      NODE_EXTRA_CA_CERTS: certificate,
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_CONFIG_FILE: '/dev/null',
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
      CDK_DISABLE_CLI_TELEMETRY: 'true',
      CDK_DISABLE_VERSION_CHECK: '1',
    }),
    stop: async () => {
      agent.destroy();
      await stop();
    },
  };
}

/** The agent that trusts the emulator's certificate, once the emulator answers. */
async function whenReady(endpoint: string, certificate: string, hasExited: () => boolean): Promise<Agent> {
  const end = Date.now() + startTimeout;
  while (Date.now() < end) {
    if (hasExited()) throw new Error('the emulator ended while it started; see .e2e/run/emulator/emulator.log');
    try {
      const agent = new Agent({ ca: readFileSync(certificate), keepAlive: true });
      if ((await status(`${endpoint}_ministack/health`, agent)) === 200) return agent;
    } catch {
      // Not there yet.
    }
    await sleep(200);
  }
  throw new Error(`the emulator did not answer within ${startTimeout / 1000} s; see .e2e/run/emulator/emulator.log`);
}

function status(
  url: string,
  agent: Agent,
  headers: Readonly<Record<string, string>> = {},
): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    get(url, { agent, headers }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode));
    }).on('error', reject);
  });
}

export function openLink(endpoint: string, agent: Agent, { host, pathname, search }: URL): Promise<OpenedLink> {
  return new Promise((resolve, reject) => {
    // The certificate is that of the emulator, which has no name of AWS's buckets.
    get(
      new URL(`${pathname}${search}`, endpoint),
      { agent, servername: 'localhost', headers: { host } },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part)).on('error', reject);
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts) }));
      },
    ).on('error', reject);
  });
}

export function callJson(
  endpoint: string,
  agent: Agent,
  { account, region, service }: ServicePlace,
  target: string,
  input: object,
): Promise<unknown> {
  const date = new Date().toISOString().slice(0, 10).replaceAll('-', '');
  const headers = {
    'content-type': `application/x-amz-json-${service === 'sqs' ? '1.0' : '1.1'}`,
    'x-amz-target': target,
    authorization: `AWS4-HMAC-SHA256 Credential=${account}/${date}/${region}/${service}/aws4_request, SignedHeaders=host, Signature=none`,
  };
  return new Promise((resolve, reject) => {
    request(endpoint, { agent, method: 'POST', headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('end', () => {
        if (response.statusCode === 200) resolve(text === '' ? {} : JSON.parse(text));
        else reject(new Error(`${target} answers ${response.statusCode}: ${text.slice(0, 500)}`));
      });
    })
      .on('error', reject)
      .end(JSON.stringify(input));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (address !== null && typeof address === 'object') resolve(address.port);
        else reject(new Error('no free port on 127.0.0.1'));
      });
    });
  });
}
