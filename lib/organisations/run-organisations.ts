import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { createHash } from 'node:crypto';
import {
  manageOrganisationsName,
  type ManageOrganisationsRequest,
  manageOrganisationsRequestSchema,
  type ManageOrganisationsResult,
  manageOrganisationsResultSchema,
} from '../../lambda/manage-organisations/contract';
import { emailDomainHash, isMailProvider, normaliseEmailDomain } from '../domain/organisations/email-domain';
import { organisationReport } from './organisation-report';

/** What the command line hands over. */
export interface RunOrganisationsOptions {
  readonly registryStage: string;
  readonly masterRegion: string;
  /** As typed. `emailDomains` is in place of their hashes. */
  readonly request: Readonly<Record<string, string | readonly string[]>>;
  readonly format: 'text' | 'json';
}

interface Streams {
  readonly stdout: { write(text: string): unknown };
}

type OrganisationsOutcome =
  { readonly ended: 'done' } | { readonly ended: 'refused' | 'failed'; readonly message: string };

const failed = (message: string): OrganisationsOutcome => ({ ended: 'failed', message });

/** The work of `residency organisations`: calls the function of the registry's master Region. */
export async function runOrganisations(
  { registryStage, masterRegion, request, format }: RunOrganisationsOptions,
  { stdout }: Streams,
): Promise<OrganisationsOutcome> {
  const parsed = parseRequest(request);
  if (typeof parsed === 'string') return failed(parsed);
  const result = await call(manageOrganisationsName(registryStage), masterRegion, parsed);
  if (typeof result === 'string') return failed(result);
  if (result.outcome === 'refused') return { ended: 'refused', message: result.message };
  stdout.write(format === 'json' ? `${JSON.stringify(result, null, 2)}\n` : organisationReport(result));
  return { ended: 'done' };
}

/** The request of the contract, or what is wrong with what was typed. */
function parseRequest({
  emailDomains,
  ...typed
}: RunOrganisationsOptions['request']): ManageOrganisationsRequest | string {
  const hashes: string[] = [];
  for (const domain of Array.isArray(emailDomains) ? (emailDomains as readonly string[]) : []) {
    const normalised = normaliseEmailDomain(domain);
    if (normalised === undefined) return `'${domain}' is no e-mail domain; write one such as example.org`;
    if (isMailProvider(normalised))
      return `anybody can have a mailbox at ${normalised}; give a domain of the organisation's own`;
    hashes.push(emailDomainHash(normalised, (text) => createHash('sha256').update(text, 'utf8').digest('hex')));
  }
  const parsed = manageOrganisationsRequestSchema.safeParse({
    ...typed,
    ...(emailDomains !== undefined && { emailDomainHashes: hashes }),
  });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const [member = ''] = issue?.path ?? [];
  const value = typed[String(member)];
  return `'${value === undefined ? String(member) : String(value)}' ${issue?.message ?? 'is wrong'}`;
}

/** The function's answer, or why there is none. */
async function call(
  functionName: string,
  region: string,
  request: ManageOrganisationsRequest,
): Promise<ManageOrganisationsResult | string> {
  const where = `function ${functionName} in ${region}`;
  const client = new LambdaClient({ region });
  try {
    const { Payload, FunctionError } = await client.send(
      new InvokeCommand({ FunctionName: functionName, Payload: JSON.stringify(request) }),
    );
    const text = Payload?.transformToString() ?? '';
    if (FunctionError !== undefined) return `${where} failed (${firstLine(text)}); see its log`;
    const result = manageOrganisationsResultSchema.safeParse(JSON.parse(text));
    return result.success ? result.data : `${where} answers otherwise than this version expects; deploy the registry`;
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    return `${where} cannot be called (${name}: ${firstLine(message)}); check your AWS credentials, and that the registry is deployed`;
  } finally {
    client.destroy();
  }
}

const firstLine = (text: string): string => (text.split('\n')[0] ?? '').slice(0, 300);
