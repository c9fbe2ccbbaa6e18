import { findRegion } from '../../domain/aws-region';
import { locate } from '../locate/locate';
import { unknownPlace } from '../place';
import { display } from '../resolve/text';
import { leavesOf, sweepLeaf } from './document';
import { type Reader, type Reading } from './reader';

/** What a task stores or says: a Region's code in it is a word, not a place. */
const CONTENT =
  /(?:^|\.)(?:Item|ExpressionAttributeValues|Message|MessageBody|MessageAttributes|Subject|Body|Result)(?:[.[]|$)/;

/** JSONPath and JSONata: the value comes from the execution's input. */
const DYNAMIC = /^(?:\$|\{%)/;

/**
 * A definition of Step Functions: every place that it names, and the endpoints that its HTTP tasks call.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html
 */
export const readStateMachine: Reader = (value, resource) =>
  leavesOf(value).flatMap((leaf): readonly Reading[] => {
    if (CONTENT.test(leaf.path) && findRegion(display(leaf.text))) return [];
    if (!/^ApiEndpoint(?:\.\$)?$/.test(leaf.key)) return sweepLeaf(leaf, resource);
    const shown = display(leaf.text);
    const place = DYNAMIC.test(shown) ? unknownPlace(`endpoint ${shown}`) : locate(leaf.text, resource.stack, 'host');
    return [{ place, text: leaf.text, path: leaf.path }];
  });
