import { App, CloudFormationValidatePlugin, type PolicyValidationStack } from 'aws-cdk-lib';
import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// CDK's CloudFormation validation alone, on the templates of an assembly, or on one small template to see it start.
// Prints milliseconds.
const [mode, directory = '.'] = process.argv.slice(2);

function templatesBelow(folder: string): readonly string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return name.startsWith('asset.') ? [] : templatesBelow(path);
    return name.endsWith('.template.json') ? [path] : [];
  });
}

function smallTemplate(): readonly string[] {
  const path = join(directory, 'small.json');
  writeFileSync(path, JSON.stringify({ Resources: { Bucket: { Type: 'AWS::S3::Bucket', Properties: {} } } }));
  return [path];
}

const appConstruct = new App();
const stackTemplates = (mode === 'start' ? smallTemplate() : templatesBelow(directory)).map(
  (templatePath): PolicyValidationStack => ({
    templatePath,
    stackConstructPath: templatePath,
    accountId: '111111111111',
    region: 'ca-central-1',
  }),
);
const start = performance.now();
new CloudFormationValidatePlugin().validate({
  appConstruct,
  stackTemplates,
  templatePaths: stackTemplates.map(({ templatePath }) => templatePath),
});
process.stdout.write(String(performance.now() - start));
