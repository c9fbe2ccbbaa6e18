import { exampleDeployment, parseDeployment } from '../../lib/config';
import { changed } from './changed';
import { AS_OF } from './platform';
import { type SynthesizedStack } from './synthesized-stack';

/** The example deployment with changes, by path. */
export const definitionWith = (changes: Readonly<Record<string, unknown>>) =>
  parseDeployment(changed(exampleDeployment, changes), { source: 'the example', asOf: AS_OF });

/** The properties of the resources of a type. */
export const propertiesOf = (stack: SynthesizedStack | undefined, type: string) =>
  (stack?.resources ?? []).filter(({ Type }) => Type === type).map(({ Properties }) => Properties);
