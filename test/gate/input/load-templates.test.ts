import { join } from 'node:path';
import { InputError } from '../../../lib/gate/input-error';
import { loadTemplates } from '../../../lib/gate/input/load-templates';
import { temporaryDirectory, writeFiles } from '../../support/temporary-directory';

const cwd = temporaryDirectory();
const hash = 'a'.repeat(64);

const stack = (properties: object, environment = 'aws://111111111111/ca-central-1') => ({
  type: 'aws:cloudformation:stack',
  environment,
  properties,
});
const nested = (extra: object) => ({ Type: 'AWS::CloudFormation::Stack', ...extra });
const bucket = { Type: 'AWS::S3::Bucket' };

writeFiles(cwd, {
  'content.json': { Resources: { Bucket: bucket } },
  'keys.template.yaml': 'Resources:\n  Key:\n    Type: AWS::KMS::Key\n',
  'strange@name.json': { Resources: { Bucket: bucket } },

  'cdk.out/manifest.json': {
    version: '55.0.0',
    artifacts: {
      Tree: { type: 'cdk:tree', properties: { file: 'tree.json' } },
      Anywhere: stack({ templateFile: 'Anywhere.template.json' }, 'aws://unknown-account/unknown-region'),
      'assembly-ca': { type: 'cdk:cloud-assembly', properties: { directoryName: 'assembly-ca' } },
      'assembly-us': { type: 'cdk:cloud-assembly', properties: { directoryName: 'assembly-us' } },
    },
  },
  'cdk.out/Anywhere.template.json': { Resources: {} },
  'cdk.out/assembly-ca/manifest.json': {
    artifacts: {
      caContent1A2B: { ...stack({ templateFile: 'content.json', stackName: 'content' }), displayName: 'ca/Content' },
    },
  },
  'cdk.out/assembly-ca/content.json': { Resources: {} },
  'cdk.out/assembly-us/manifest.json': {
    artifacts: {
      usContent3C4D: {
        ...stack({ templateFile: 'content.json', stackName: 'content' }, 'aws://222222222222/us-east-1'),
        displayName: 'us/Content',
      },
    },
  },
  'cdk.out/assembly-us/content.json': { Resources: {} },

  'packaged/parent.json': {
    Resources: {
      Asset: nested({
        Metadata: { 'aws:asset:path': 'children/asset.json' },
        Properties: { TemplateURL: 'https://s3/x' },
      }),
      Relative: nested({ Properties: { TemplateURL: './children/relative.yaml' } }),
      Remote: nested({ Properties: { TemplateURL: 'https://s3.amazonaws.com/b/remote.json' } }),
      Gone: nested({ Properties: { TemplateURL: 'children/gone.json' } }),
      Ref: nested({ Properties: { TemplateURL: { Ref: 'Url' } } }),
    },
  },
  'packaged/children/asset.json': { Resources: { Deeper: nested({ Properties: { TemplateURL: 'deeper.json' } }) } },
  'packaged/children/deeper.json': { Resources: { Bucket: bucket } },
  'packaged/children/relative.yaml': 'Resources:\n  Bucket:\n    Type: AWS::S3::Bucket\n',

  'hashed/manifest.json': {
    artifacts: {
      Parent: stack({ templateFile: 'Parent.template.json' }),
      'Parent.assets': { type: 'cdk:asset-manifest', properties: { file: 'Parent.assets.json' } },
    },
  },
  'hashed/Parent.assets.json': { files: { [hash]: { source: { path: 'Child.nested.template.json' } } } },
  'hashed/Parent.template.json': {
    Resources: {
      Child: nested({
        Properties: {
          TemplateURL: { 'Fn::Join': ['', ['https://s3.', { Ref: 'AWS::URLSuffix' }, `/b/${hash}.json`]] },
        },
      }),
    },
  },
  'hashed/Child.nested.template.json': { Resources: { Bucket: bucket } },

  'loop.json': { Resources: { Self: nested({ Properties: { TemplateURL: 'loop.json' } }) } },
  'torn/manifest.json': { artifacts: { Parent: stack({ templateFile: 'gone.json' }) } },
  'nameless/manifest.json': { artifacts: { Parent: stack({}) } },
  'endless/manifest.json': { artifacts: { Self: { type: 'cdk:cloud-assembly', properties: { directoryName: '.' } } } },
});

const summary = (paths: readonly string[], region?: string) =>
  loadTemplates(paths, { cwd, region }).map(({ stack: name, file, region: where, account, nestedIn }) =>
    [
      name,
      file,
      where ?? '?',
      account ?? '?',
      ...(nestedIn ? [`in ${nestedIn.stack}.${nestedIn.logicalId}`] : []),
    ].join(' '),
  );

test('templates keep the name the user gave; a Region may follow the name', () => {
  expect(
    summary(['content.json', 'keys.template.yaml@us-east-1', join(cwd, 'content.json@eu-west-1')], 'ca-central-1'),
  ).toEqual([
    'content content.json ca-central-1 ?',
    'keys keys.template.yaml us-east-1 ?',
    `content@eu-west-1 ${join(cwd, 'content.json')} eu-west-1 ?`,
  ]);
});

test('a file whose name has an at sign is that file', () => {
  expect(summary(['strange@name.json', 'strange@name.json@us-east-1'])).toEqual([
    'strange@name strange@name.json ? ?',
    'strange@name@us-east-1 strange@name.json us-east-1 ?',
  ]);
});

test('an assembly tells names, Regions and accounts of all its Stages', () => {
  expect(summary(['cdk.out'])).toEqual([
    'Anywhere cdk.out/Anywhere.template.json ? ?',
    'content@ca/Content cdk.out/assembly-ca/content.json ca-central-1 111111111111',
    'content@us/Content cdk.out/assembly-us/content.json us-east-1 222222222222',
  ]);
});

test('--region is for the stacks whose Region nothing else tells', () => {
  expect(summary(['cdk.out'], 'ca-west-1').map((line) => line.split(' ')[2])).toEqual([
    'ca-west-1',
    'ca-central-1',
    'us-east-1',
  ]);
});

test('nested templates come with their parent, from beside it', () => {
  expect(summary(['packaged/parent.json@ca-central-1'])).toEqual([
    'parent packaged/parent.json ca-central-1 ?',
    'parent/Asset packaged/children/asset.json ca-central-1 ? in parent.Asset',
    'parent/Asset/Deeper packaged/children/deeper.json ca-central-1 ? in parent/Asset.Deeper',
    'parent/Relative packaged/children/relative.yaml ca-central-1 ? in parent.Relative',
  ]);
});

test('a nested template that is named itself too is read once, in its parent', () => {
  expect(summary(['packaged/children/deeper.json', 'packaged/children/asset.json'])).toEqual([
    'asset packaged/children/asset.json ? ?',
    'asset/Deeper packaged/children/deeper.json ? ? in asset.Deeper',
  ]);
});

test('a nested asset is found by its hash when the template does not name its file', () => {
  expect(summary(['hashed'])).toEqual([
    'Parent hashed/Parent.template.json ca-central-1 111111111111',
    'Parent/Child hashed/Child.nested.template.json ca-central-1 111111111111 in Parent.Child',
  ]);
});

test('a template that nests itself is read once', () => {
  expect(summary(['loop.json'])).toEqual(['loop loop.json ? ?']);
});

test.each([
  ['torn', 'torn/gone.json: the manifest names this template but it is missing; synthesize the app again'],
  [
    'nameless',
    "nameless/manifest.json: stack 'Parent' names no templateFile; synthesize the app again with 'cdk synth'",
  ],
  ['endless', 'endless/manifest.json: nested assemblies are more than 16 deep'],
])('fails on a damaged assembly: %s', (path, message) => {
  expect(() => loadTemplates([path], { cwd })).toThrow(new InputError(message));
});
