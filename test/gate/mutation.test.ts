import { deploymentScopes } from '../../lib/gate/deployment-scopes';
import { analyse } from '../../lib/residency/analyse';
import { openFindings } from '../../lib/residency/finding';
import { type TemplateInput } from '../../lib/residency/template-input';
import { buildPlatform } from '../../lib/stacks/platform';
import { testApp } from '../support/app';
import { type MutableResource, operators, roundsOf } from '../support/mutations';
import { fitting, replicationChanges } from '../support/mutation-databases';
import { AS_OF, exampleDeployment, synthesizedStacks } from '../support/platform';

interface MutableTemplate {
  readonly Resources: Readonly<Record<string, MutableResource>>;
}

describe('every operator that moves data out of the shipped templates', () => {
  const definition = exampleDeployment();
  const scopeOf = deploymentScopes(definition, AS_OF);
  let stacks: readonly { readonly input: TemplateInput; readonly template: MutableTemplate }[];

  beforeAll(() => {
    const app = testApp();
    buildPlatform(app, definition);
    stacks = synthesizedStacks(app)
      .filter(({ stage }) => ['ca-prod', 'us-prod', 'eu-prod', 'reference-prod'].includes(stage))
      .map(({ artifact }) => ({
        template: artifact.template as MutableTemplate,
        input: {
          stack: artifact.hierarchicalId,
          file: artifact.templateFile,
          region: artifact.environment.region,
          account: artifact.environment.account,
          text: () => JSON.stringify(artifact.template),
        },
      }));
  });

  const findingsOf = (inputs: readonly TemplateInput[]) => openFindings(analyse(inputs, { scopeOf }));

  it('starts from templates without a finding', () => {
    expect(findingsOf(stacks.map(({ input }) => input))).toEqual([]);
  });

  it('is killed', () => {
    const survivors: string[] = [];
    const applied = new Set<string>();
    for (const { input, template } of stacks.filter(({ input: { stack } }) => stack.startsWith('ca-prod/'))) {
      for (const { mutants, operatorOf } of roundsOf(template.Resources)) {
        const text = JSON.stringify({ ...template, Resources: { ...template.Resources, ...mutants } });
        const inputs = stacks.map((other) => (other.input === input ? { ...input, text: () => text } : other.input));
        const found = new Set(
          findingsOf(inputs)
            .filter(({ resource }) => resource.stack === input.stack)
            .map(({ resource }) => resource.logicalId),
        );
        for (const [logicalId, operator] of operatorOf) {
          applied.add(operator);
          if (!found.has(logicalId)) survivors.push(`${operator}: ${input.stack} ${logicalId}`);
        }
      }
    }
    expect(survivors).toEqual([]);
    expect(operators.filter((operator) => !applied.has(operator))).toEqual([]);
  });

  it('is killed in the replication of reference data', () => {
    const survivors: string[] = [];
    const applied = new Set<string>();
    // What a replication is judged by: its own stacks, and those of the databases that it names.
    const related = stacks.filter(({ input: { stack } }) => /^reference-prod\/|-databases$/.test(stack));
    expect(findingsOf(related.map(({ input }) => input))).toEqual([]);
    for (const { input, template } of related.filter(({ input: { stack } }) => stack.startsWith('reference-prod/'))) {
      for (const change of replicationChanges) {
        for (const logicalId of fitting(template.Resources, change)) {
          applied.add(change.operator);
          const resource = template.Resources[logicalId];
          const mutant = resource && { ...resource, Properties: change.change(resource.Properties) };
          const mutantId = change.beside ? `${logicalId}Beside` : logicalId;
          const text = JSON.stringify({ ...template, Resources: { ...template.Resources, [mutantId]: mutant } });
          const inputs = related.map((other) => (other.input === input ? { ...input, text: () => text } : other.input));
          const found = findingsOf(inputs).some(({ resource: at }) => at.logicalId === mutantId);
          if (!found) survivors.push(`${change.operator}: ${logicalId}`);
        }
      }
    }
    expect(survivors).toEqual([]);
    expect(replicationChanges.filter(({ operator }) => !applied.has(operator))).toEqual([]);
  });
});
