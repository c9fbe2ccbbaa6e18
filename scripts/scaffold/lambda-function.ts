import { camelCase, FILL_IN, pascalCase, requireId, type Scaffold } from './scaffold';

/**
 * A Lambda function with its construct.
 *
 * @throws ScaffoldError when the id is not of the form verb-noun
 */
export function scaffoldLambdaFunction(id: string): Scaffold {
  requireId(id, { words: 2, example: 'erase-contact' });
  const names: Names = { id, verb: id.split('-')[0] ?? id, camel: camelCase(id), pascal: pascalCase(id) };
  const construct = `lib/constructs/${id}/${id}.ts`;
  return {
    files: [
      { path: `lambda/${id}/contract.ts`, text: contractText(names) },
      { path: `lambda/${id}/handler.ts`, text: handlerText(names) },
      { path: `lambda/${id}/${names.verb}.ts`, text: workText(names) },
      { path: construct, text: constructText(names) },
      { path: `test/lambda/${id}/handler.test.ts`, text: handlerTestText(names) },
      { path: `test/lambda/${id}/${names.verb}.test.ts`, text: workTestText(names) },
      { path: `test/constructs/${id}/${id}.test.ts`, text: constructTestText(names) },
    ],
    edits: [],
    next: [
      `write what the function is told in lambda/${id}/contract.ts, and its work in lambda/${id}/${names.verb}.ts`,
      `place the construct of ${construct} in a stack of lib/stacks (npm run layers fails until then)`,
      `run: npx jest test/lambda/${id} test/constructs/${id}`,
    ],
  };
}

interface Names {
  readonly id: string;
  readonly verb: string;
  readonly camel: string;
  readonly pascal: string;
}

function contractText({ camel, pascal }: Names): string {
  return `import * as z from 'zod';

/** ${FILL_IN} what starts the function, and what it is told. */
export const ${camel}EventSchema = z.object({ requestId: z.uuid() });

export type ${pascal}Event = z.output<typeof ${camel}EventSchema>;

/** ${FILL_IN} what the caller gets back. */
export const ${camel}ResultSchema = z.object({ requestId: z.uuid() });

export type ${pascal}Result = z.output<typeof ${camel}ResultSchema>;

/** Environment variables, which the construct sets. */
export const ${camel}EnvironmentSchema = z.object({ JURISDICTION: z.string().min(1) });

export type ${pascal}Environment = z.output<typeof ${camel}EnvironmentSchema>;
`;
}

function handlerText({ camel, pascal, verb }: Names): string {
  return `import { ${camel}EnvironmentSchema, ${camel}EventSchema, type ${pascal}Result } from './contract';
import { ${camel} } from './${verb}';

/**
 * Entry point: checks what comes from outside, and hands over.
 *
 * @throws ZodError when the event or the environment is not what the contract says
 */
export async function handler(event: unknown): Promise<${pascal}Result> {
  const environment = ${camel}EnvironmentSchema.parse(process.env);
  return ${camel}(${camel}EventSchema.parse(event), environment);
}
`;
}

function workText({ id, camel, pascal, verb }: Names): string {
  return `import { type ${pascal}Environment, type ${pascal}Event, type ${pascal}Result } from './contract';

/** ${FILL_IN} what it promises; that doing it twice is the same as once; what it throws. */
export function ${camel}(event: ${pascal}Event, environment: ${pascal}Environment): Promise<${pascal}Result> {
  const request = \`request \${event.requestId} of \${environment.JURISDICTION}\`;
  return Promise.reject(new Error(\`${FILL_IN} the work of lambda/${id}/${verb}.ts, for \${request}\`));
}
`;
}

function constructText({ id, pascal }: Names): string {
  return `import { Duration } from 'aws-cdk-lib';
import { type IKey } from 'aws-cdk-lib/aws-kms';
import { Architecture, Runtime } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { Construct } from 'constructs';
import path from 'node:path';
import { type ${pascal}Environment } from '../../../lambda/${id}/contract';
import { EncryptedLogGroup } from '../logs/encrypted-log-group';

export interface ${pascal}Props {
  /** Id of the jurisdiction profile. */
  readonly jurisdiction: string;
  /** Key of the Region, for the log and the environment variables. */
  readonly key: IKey;
  readonly logRetentionDays: number;
}

const root = path.join(__dirname, '..', '..', '..');

/** ${FILL_IN} what the function does for whom, and which grants its callers need. */
export class ${pascal} extends Construct {
  readonly function: NodejsFunction;

  constructor(scope: Construct, id: string, { jurisdiction, key, logRetentionDays }: ${pascal}Props) {
    super(scope, id);
    const environment: ${pascal}Environment = { JURISDICTION: jurisdiction };
    const logGroup = new EncryptedLogGroup(this, 'Log', {
      key,
      retentionDays: logRetentionDays,
      dataClass: 'operational-log',
    });
    this.function = new NodejsFunction(this, 'Function', {
      entry: path.join(root, 'lambda', '${id}', 'handler.ts'),
      projectRoot: root,
      depsLockFilePath: path.join(root, 'package-lock.json'),
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      timeout: Duration.seconds(30),
      memorySize: 256,
      environment,
      environmentEncryption: key,
      logGroup,
    });
  }
}
`;
}

function handlerTestText({ id, camel }: Names): string {
  return `import * as z from 'zod';
import { handler } from '../../../lambda/${id}/handler';

const requestId = '0b2f6c1e-5d0a-4c5b-9a53-6a1f6f3d2c11';

afterEach(() => {
  delete process.env.JURISDICTION;
});

test.each([null, {}, { requestId: 'not-a-uuid' }])('refuses the event %j, which is not in the contract', async (event) => {
  process.env.JURISDICTION = 'ca';
  await expect(handler(event)).rejects.toBeInstanceOf(z.ZodError);
});

test('refuses to run without its environment', async () => {
  await expect(handler({ requestId })).rejects.toBeInstanceOf(z.ZodError);
});

test('hands an event of the contract over to ${camel}', async () => {
  process.env.JURISDICTION = 'ca';
  await expect(handler({ requestId })).resolves.toEqual({ requestId });
});
`;
}

function workTestText({ id, camel, verb }: Names): string {
  return `import { ${camel} } from '../../../lambda/${id}/${verb}';

const event = { requestId: '0b2f6c1e-5d0a-4c5b-9a53-6a1f6f3d2c11' };
const environment = { JURISDICTION: 'ca' };

test('does its work', async () => {
  await expect(${camel}(event, environment)).resolves.toEqual(event);
});

test('does the same when it is asked twice', async () => {
  const first = await ${camel}(event, environment);
  await expect(${camel}(event, environment)).resolves.toEqual(first);
});
`;
}

function constructTestText({ id, pascal }: Names): string {
  return `import { ${pascal} } from '../../../lib/constructs/${id}/${id}';
import { onlyResource, testKey, testStack } from '../../support/stack';

const stack = testStack();
new ${pascal}(stack, '${pascal}', { jurisdiction: 'ca', key: testKey(stack), logRetentionDays: 30 });

test('runs on a supported runtime, and its environment is encrypted with the key of the Region', () => {
  const { Properties } = onlyResource(stack, 'AWS::Lambda::Function');
  expect(Properties).toMatchObject({
    Runtime: 'nodejs24.x',
    Environment: { Variables: { JURISDICTION: 'ca' } },
    KmsKeyArn: { 'Fn::GetAtt': [expect.stringMatching(/^TestKey/), 'Arn'] },
  });
});

test('writes to a log group of its own that ends and is encrypted', () => {
  const { Properties } = onlyResource(stack, 'AWS::Logs::LogGroup');
  expect(Properties).toMatchObject({ RetentionInDays: 30, KmsKeyId: expect.anything() as unknown });
});
`;
}
