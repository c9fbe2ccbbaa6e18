import { type Contact, DescribeUserCommand, ResourceNotFoundException } from '@aws-sdk/client-connect';
import { createHash } from 'node:crypto';
import { connectUserHash } from '../../lib/domain/organisations/connect-user-hash';
import { type ControlRecordingEvent } from './contract';
import { type Recordings } from './recordings';

/**
 * Whether the caller is in charge of a contact of the organisation: a supervisor of that organisation is of all, an agent
 * of those that he or she accepted. Each transfer is a contact of its own, with the agent who accepted that.
 *
 * @throws Error when Amazon Connect cannot be asked who the agent is
 * @see https://docs.aws.amazon.com/connect/latest/APIReference/API_AgentInfo.html
 */
export async function isInCharge(
  caller: ControlRecordingEvent['requestContext']['authorizer'],
  { AgentInfo }: Pick<Contact, 'AgentInfo'>,
  recordings: Recordings,
): Promise<boolean> {
  // Nobody has a role in another organisation, whatever that permits.
  if (caller.callerOrganisationId !== caller.organisationId) return false;
  const roles = caller.roles.split(' ');
  if (roles.includes('supervisor')) return true;
  if (!roles.includes('agent') || caller.connectUser === undefined || AgentInfo?.Id === undefined) return false;
  const userName = await userNameOf(AgentInfo.Id, recordings);
  return userName !== undefined && connectUserHash(userName, sha256) === caller.connectUser;
}

/** @returns `undefined` for a user who is deleted */
async function userNameOf(userId: string, { client, instanceId }: Recordings): Promise<string | undefined> {
  try {
    const { User } = await client.send(new DescribeUserCommand({ InstanceId: instanceId, UserId: userId }));
    return User?.Username;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
