import { type CloudAssembly, type CloudFormationStackArtifact } from 'aws-cdk-lib/cx-api';
import { type TemplateInput } from '../../lib/residency/template-input';
import { type TemplateResource } from './stack';

/** A synthesized stack, with what tests ask about it. */
export interface SynthesizedStack {
  /** Id of the Stage. */
  readonly stage: string;
  readonly name: string;
  readonly artifact: CloudFormationStackArtifact;
  readonly resources: readonly TemplateResource[];
}

/** Every stack of every Stage of an assembly, in its order. A template is read when it is asked for. */
export function stacksIn(assembly: CloudAssembly): readonly SynthesizedStack[] {
  return assembly.nestedAssemblies.flatMap(({ nestedAssembly }) =>
    nestedAssembly.stacks.map((artifact) => {
      let resources: readonly TemplateResource[] | undefined;
      return {
        stage: artifact.hierarchicalId.split('/')[0] ?? '',
        name: artifact.stackName,
        artifact,
        get resources() {
          return (resources ??= resourcesOf(artifact));
        },
      };
    }),
  );
}

function resourcesOf({ template }: CloudFormationStackArtifact): readonly TemplateResource[] {
  const { Resources } = template as { Resources: Record<string, Omit<TemplateResource, 'logicalId'>> };
  return Object.entries(Resources).map(([logicalId, resource]) => ({ logicalId, ...resource }));
}

/** A stack as the analysis takes it. */
export function inputOf({ artifact }: SynthesizedStack): TemplateInput {
  let text: string | undefined;
  return {
    stack: artifact.hierarchicalId,
    file: artifact.templateFile,
    region: artifact.environment.region,
    account: artifact.environment.account,
    text: () => (text ??= JSON.stringify(artifact.template)),
  };
}
