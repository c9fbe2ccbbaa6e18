import { here } from '../place';
import { canBeAbsent } from '../resolve/select';
import { display } from '../resolve/text';
import { type ResourceModel } from '../world/resource-model';
import { readPrincipal } from './principal';
import { type Reader, textsOf } from './reader';

/** Properties that say whose calls `*` means. What a function URL lets in is judged at the URL. */
const NARROWS = ['PrincipalOrgID', 'SourceAccount', 'SourceArn', 'FunctionUrlAuthType', 'InvokedViaFunctionUrl'];

/** Who may invoke a function. */
export const readInvoker: Reader = (value, resource) =>
  textsOf(value).every((text) => display(text) === '*') && isNarrowed(resource)
    ? [{ place: here('callers that another property of the permission limits') }]
    : readPrincipal(value, resource);

function isNarrowed({ properties, environment }: ResourceModel): boolean {
  return NARROWS.some((name) => !canBeAbsent(properties, name, environment));
}
