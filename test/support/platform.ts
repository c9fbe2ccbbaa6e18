import { type App, Stack, Stage } from 'aws-cdk-lib';
import { loadDeployment } from '../../lib/config';
import { stacksIn, type SynthesizedStack } from './synthesized-stack';

/** The date for which tests read the law. */
export const AS_OF = '2026-11-21';

/** The example deployment, as of {@link AS_OF}. */
export const exampleDeployment = () => loadDeployment(undefined, AS_OF);

/** Every stack of every Stage of an app, in the order of the assembly. */
export const synthesizedStacks = (app: App): readonly SynthesizedStack[] => stacksIn(app.synth());

/** The stacks of an app, before synthesis. */
export function stacksOf(app: App): readonly Stack[] {
  return app.node
    .findAll()
    .filter((construct) => Stage.isStage(construct))
    .flatMap((stage) => stage.node.children.filter((child) => Stack.isStack(child)));
}
