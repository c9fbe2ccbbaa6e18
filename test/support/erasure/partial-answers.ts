import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  type BatchWriteCommandInput,
  type BatchWriteCommandOutput,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { type DeleteObjectsCommandInput, type DeleteObjectsCommandOutput } from '@aws-sdk/client-s3';

/** A call as the middleware of an AWS SDK client sees it. */
export interface Call {
  readonly input: object;
}

export type Next = (call: Call) => Promise<{ readonly output: object }>;

/** Makes a call of which the service does a part, and answers as the service does then. */
type PartialAnswer = (call: Call, next: Next) => Promise<{ readonly output: object }>;

/** Calls that ask for less than they could: a page ends early, and a token says that it goes on. */
const shortPage =
  (name: string): PartialAnswer =>
  (call, next) =>
    next({ ...call, input: { ...call.input, [name]: 1 } });

/**
 * Amazon S3 answers 200 and names what it did not delete; Amazon DynamoDB gives back what it did not write. Pages of one
 * entry are what both may answer to any query.
 */
const partialAnswers: Readonly<Record<string, PartialAnswer>> = {
  DeleteObjectsCommand: async (call, next) => {
    const input = call.input as DeleteObjectsCommandInput;
    const objects = input.Delete?.Objects ?? [];
    const [done, refused] = [objects.filter((_, at) => at % 2 === 1), objects.filter((_, at) => at % 2 === 0)];
    const Errors = refused.map(({ Key, VersionId }) => ({
      Key,
      VersionId,
      Code: 'InternalError',
      Message: 'We encountered an internal error. Please try again.',
    }));
    if (done.length === 0) return { output: { $metadata: {}, Errors } satisfies DeleteObjectsCommandOutput };
    const answer = await next({ ...call, input: { ...input, Delete: { ...input.Delete, Objects: done } } });
    const { Errors: others = [] } = answer.output as DeleteObjectsCommandOutput;
    return { ...answer, output: { ...answer.output, Errors: [...others, ...Errors] } };
  },
  BatchWriteItemCommand: async (call, next) => {
    const { RequestItems = {} } = call.input as BatchWriteCommandInput;
    const each = (isDone: boolean) =>
      Object.fromEntries(
        Object.entries(RequestItems).flatMap(([table, requests]) => {
          const part = requests.filter((_, at) => at % 2 === (isDone ? 0 : 1));
          return part.length === 0 ? [] : [[table, part]];
        }),
      );
    const answer = await next({ ...call, input: { ...call.input, RequestItems: each(true) } });
    const { UnprocessedItems = {} } = answer.output as BatchWriteCommandOutput;
    return { ...answer, output: { ...answer.output, UnprocessedItems: { ...UnprocessedItems, ...each(false) } } };
  },
  // All of it or nothing: here another writer has been at the first item.
  TransactWriteItemsCommand: ({ input }) => {
    const { TransactItems = [] } = input as TransactWriteCommandInput;
    const CancellationReasons = TransactItems.map((_, at) => ({ Code: at === 0 ? 'TransactionConflict' : 'None' }));
    return Promise.reject(
      new TransactionCanceledException({ $metadata: {}, message: 'Transaction cancelled', CancellationReasons }),
    );
  },
  QueryCommand: shortPage('Limit'),
  ListObjectVersionsCommand: shortPage('MaxKeys'),
};

export function partialAnswer(command: string): PartialAnswer | undefined {
  return partialAnswers[command];
}
