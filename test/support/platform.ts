import { type App, Stack, Stage } from 'aws-cdk-lib';
import { type CloudFormationStackArtifact } from 'aws-cdk-lib/cx-api';
import { loadDeployment } from '../../lib/config';
import { type TemplateResource } from './stack';

/** The date for which tests read the law. */
export const AS_OF = '2026-11-21';

/** The example deployment, as of {@link AS_OF}. */
export const exampleDeployment = () => loadDeployment(undefined, AS_OF);

/** A synthesized stack, with what tests ask about it. */
export interface SynthesizedStack {
  /** Id of the Stage. */
  readonly stage: string;
  readonly name: string;
  readonly artifact: CloudFormationStackArtifact;
  readonly resources: readonly TemplateResource[];
}

/** Every stack of every Stage of an app, in the order of the assembly. */
export function synthesizedStacks(app: App): readonly SynthesizedStack[] {
  return app.synth().nestedAssemblies.flatMap(({ nestedAssembly }) =>
    nestedAssembly.stacks.map((artifact) => ({
      stage: artifact.hierarchicalId.split('/')[0] ?? '',
      name: artifact.stackName,
      artifact,
      resources: Object.entries(
        (artifact.template as { Resources: Record<string, Omit<TemplateResource, 'logicalId'>> }).Resources,
      ).map(([logicalId, resource]) => ({ logicalId, ...resource })),
    })),
  );
}

/** The stacks of an app, before synthesis. */
export function stacksOf(app: App): readonly Stack[] {
  return app.node
    .findAll()
    .filter((construct) => Stage.isStage(construct))
    .flatMap((stage) => stage.node.children.filter((child) => Stack.isStack(child)));
}
