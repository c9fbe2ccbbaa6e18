import { join } from 'node:path';
import { planStages } from '../../lib/config';
import { attachPolicies } from '../../lib/gate/attach-policies';
import { deploymentScopes } from '../../lib/gate/deployment-scopes';
import { readValidationReport } from '../../lib/gate/validation-report';
import { JurisdictionStage } from '../../lib/stacks/jurisdiction-stage';
import { testApp } from '../support/app';
import { AS_OF, exampleDeployment } from '../support/platform';
import { temporaryDirectory } from '../support/temporary-directory';

const directory = temporaryDirectory();
const definition = exampleDeployment();
const [canada] = planStages(definition).filter(({ id }) => id === 'ca-prod');

/** Plugins of the gate and how many findings each leaves open, with the second copies in that Region. */
function openFindings(dataDisasterRecoveryRegion: string): Readonly<Record<string, number>> {
  if (!canada) throw new Error("the example has no Stage 'ca-prod'");
  const app = testApp({ outdir: join(directory, dataDisasterRecoveryRegion) });
  new JurisdictionStage(app, { ...canada, dataDisasterRecoveryRegion });
  attachPolicies(app, { scopeOf: deploymentScopes(definition, AS_OF), cwd: directory });
  try {
    app.synth();
  } catch (error) {
    expect(error).toHaveProperty('name', 'ValidationFailed');
  }
  const counts: Record<string, number> = {
    AwsSolutions: 0,
    'HIPAA.Security': 0,
    'NIST.800.53.R5': 0,
    'PCI.DSS.321': 0,
    residency: 0,
  };
  for (const { plugin } of readValidationReport(app.outdir, directory).findings)
    counts[plugin] = (counts[plugin] ?? 0) + 1;
  return counts;
}

const green = { AwsSolutions: 0, 'HIPAA.Security': 0, 'NIST.800.53.R5': 0, 'PCI.DSS.321': 0 };

test('second copies at home satisfy the packs that demand replication, and the residency gate', () => {
  expect(openFindings('ca-west-1')).toEqual({ ...green, residency: 0 });
});

test('second copies abroad leave those packs green and turn the residency gate red', () => {
  const { residency, ...packs } = openFindings('us-west-2');
  expect(packs).toEqual(green);
  expect(residency).toBeGreaterThan(10);
});
