import { join } from 'node:path';
import { JurisdictionStage } from '../../lib/stacks/jurisdiction-stage';
import { testApp } from './app';
import { variants } from './variants';

const [directory = '.'] = process.argv.slice(2);
for (const [name, plans] of Object.entries(variants)) {
  const app = testApp({ outdir: join(directory, name) });
  for (const plan of plans()) new JurisdictionStage(app, plan);
  app.synth();
}
