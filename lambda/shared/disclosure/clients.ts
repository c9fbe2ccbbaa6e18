import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import { documentClient } from '../erasure/clients';
import { DisclosureCases } from './disclosure-cases';

/** The disclosures of the function's own Region. */
export function disclosuresOf(table: string): DisclosureCases {
  return new DisclosureCases(documentClient(), table);
}

/** Calls the function that discloses, without waiting for it. It is told the id of the request, and nothing of the person. */
export function carryOnBy(client: LambdaClient, functionName: string): (requestId: string) => Promise<void> {
  return async (requestId) => {
    await client.send(
      new InvokeCommand({
        FunctionName: functionName,
        InvocationType: 'Event',
        Payload: JSON.stringify({ requestId }),
      }),
    );
  };
}
