import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import { type DisclosedUser } from '../../lib/domain/disclosure/disclosure-report';
import {
  type ReadUserDataEvent,
  type ReadUserDataResult,
  readUserDataResultSchema,
} from '../../lib/domain/disclosure/user-data';

/** Asks for a page of what the regional database has of a user. */
export type ReadUserData = (event: ReadUserDataEvent) => Promise<ReadUserDataResult>;

/** Asks the function in the network of the database. */
export function readUserDataBy(client: LambdaClient, functionName: string): ReadUserData {
  return async (event) => {
    const { FunctionError, Payload } = await client.send(
      new InvokeCommand({ FunctionName: functionName, Payload: JSON.stringify(event) }),
    );
    // The payload of a failure can hold values of the event.
    if (FunctionError !== undefined || !Payload) throw new Error(`${functionName} failed; read its log`);
    return readUserDataResultSchema.parse(JSON.parse(Buffer.from(Payload).toString('utf8')));
  };
}

/** A user with every activity, from all pages. */
export async function collectUser(
  organisationId: string,
  identitySubject: string,
  read: ReadUserData,
): Promise<DisclosedUser | undefined> {
  const first = await read({ organisationId, identitySubject });
  if (!first.user) return undefined;
  const activity = [...first.user.activity];
  let { after } = first;
  while (after !== undefined) {
    const page: ReadUserDataResult = await read({ organisationId, identitySubject, after });
    activity.push(...(page.user?.activity ?? []));
    after = page.after;
  }
  return { ...first.user, activity };
}
