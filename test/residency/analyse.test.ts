import { analyse } from '../../lib/residency/analyse';
import { openFindings, type Analysis } from '../../lib/residency/finding';
import { type TemplateInput } from '../../lib/residency/template-input';
import { leaks, stackOf } from '../support/leaky-stack';
import { canada, input } from '../support/world';

const judge = (...inputs: readonly TemplateInput[]): Analysis => analyse(inputs, { scopeOf: () => canada });
const found = (analysis: Analysis): string[] =>
  [...new Set(analysis.findings.map(({ resource }) => resource.logicalId))].sort();

describe('analyse', () => {
  it('finds the eight most common leaks, and nothing else', () => {
    expect(found(judge(input(stackOf('leaky'))))).toEqual(Object.keys(leaks).sort());
  });

  it('judges the stacks that it is asked to judge, by what the others tell', () => {
    const abroad = { stack: 'abroad', region: 'us-east-1' };
    const holder = input({ Resources: { B: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'b' } } } }, abroad);
    const copy = {
      Type: 'AWS::S3::Bucket',
      Properties: { ReplicationConfiguration: { Role: 'r', Rules: [{ Destination: { Bucket: 'arn:aws:s3:::b' } }] } },
    };
    const judged = input({ Resources: { R: copy } }, { stack: 'home' });
    const isJudged = (stack: string) => stack === 'home';
    expect(found(analyse([judged, holder], { scopeOf: () => canada }))).toEqual(['B', 'R']);
    const { findings, stores } = analyse([judged, holder], { scopeOf: () => canada, isJudged });
    expect(findings.map(({ resource, verdict }) => [resource.logicalId, verdict])).toEqual([['R', 'escapes']]);
    expect(stores).toHaveLength(1);
  });

  it('finds nothing in the clean twin', () => {
    expect(judge(input(stackOf('clean'))).findings).toEqual([]);
  });

  it.each(Object.keys(leaks))('finds %s by itself', (name) => {
    const template = { Resources: { ...stackOf('clean').Resources, [name]: leaks[name]?.leaky } };
    expect(found(judge(input(template)))).toEqual([name]);
  });

  it('knows a bucket of another template by its stack, whatever its name says', () => {
    const template = (bucket: string) => ({
      Resources: {
        R: {
          Type: 'AWS::S3::Bucket',
          Properties: {
            ReplicationConfiguration: { Role: 'r', Rules: [{ Destination: { Bucket: `arn:aws:s3:::${bucket}` } }] },
          },
        },
      },
    });
    const holder = (name: string, region: string) =>
      input(
        { Resources: { B: { Type: 'AWS::S3::Bucket', Properties: { BucketName: name } } } },
        { stack: region, region },
      );
    const verdicts = (...others: TemplateInput[]) =>
      judge(input(template('copies-us-east-1')), ...others).findings.map(({ resource, verdict }) => [
        resource.logicalId,
        verdict,
      ]);
    expect(verdicts(holder('copies-us-east-1', 'ca-west-1'))).toEqual([]);
    expect(verdicts(holder('copies-us-east-1', 'us-west-2'))).toEqual(expect.arrayContaining([['R', 'escapes']]));
    expect(verdicts()).toEqual([['R', 'unproven']]);
  });

  it('judges a template without a Region as one whose Region nobody knows', () => {
    const template = {
      Resources: {
        B: { Type: 'AWS::S3::Bucket', Properties: {} },
        A: { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: { Statement: [] } } },
      },
    };
    expect(
      judge(input(template, { region: undefined })).findings.map(({ resource, verdict }) => [
        resource.logicalId,
        verdict,
      ]),
    ).toEqual([['B', 'unproven']]);
  });

  it('finds every store of a stack in a foreign Region, but not what AWS forces to us-east-1', () => {
    const template = {
      Resources: {
        Queue: { Type: 'AWS::SQS::Queue' },
        Certificate: { Type: 'AWS::CertificateManager::Certificate', Properties: { DomainName: 'example.com' } },
        Role: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: { Statement: [] } } },
      },
    };
    expect(found(judge(input(template, { region: 'us-east-1' })))).toEqual(['Queue']);
  });

  it('lets declared reference and routing data cross, and lists it', () => {
    const table = (dataClass: string) => {
      const tags = [{ Key: 'residency:data-class', Value: dataClass }];
      const replicas = ['ca-central-1', 'us-east-1'].map((region) => ({ Region: region, Tags: tags }));
      return { Resources: { T: { Type: 'AWS::DynamoDB::GlobalTable', Properties: { Replicas: replicas } } } };
    };
    const routed = judge(input(table('routing')));
    expect(openFindings(routed)).toEqual([]);
    expect(routed.flows.filter(({ verdict }) => verdict === 'permitted')).toHaveLength(1);
    for (const other of ['audit', 'operational-log', 'contact-metadata', 'nonsense']) {
      expect(openFindings(judge(input(table(other))))).toHaveLength(1);
    }
  });

  it('does not believe a tag that the configuration contradicts', () => {
    const template = {
      Resources: {
        B: {
          Type: 'AWS::S3::Bucket',
          Properties: {
            Tags: [{ Key: 'residency:data-class', Value: 'reference' }],
            ReplicationConfiguration: { Role: 'r', Rules: [{ Destination: { Bucket: 'arn:aws:s3:::elsewhere' } }] },
          },
        },
        Storage: {
          Type: 'AWS::Connect::InstanceStorageConfig',
          Properties: {
            ResourceType: 'CALL_RECORDINGS',
            StorageType: 'S3',
            S3Config: {
              BucketName: { Ref: 'B' },
              BucketPrefix: 'x',
              EncryptionConfig: { EncryptionType: 'KMS', KeyId: { 'Fn::GetAtt': ['K', 'Arn'] } },
            },
          },
        },
        K: { Type: 'AWS::KMS::Key', Properties: { KeyPolicy: { Statement: [] } } },
      },
    };
    expect(openFindings(judge(input(template))).map(({ resource }) => resource.logicalId)).toContain('B');
  });

  it('keeps users and passwords of URLs out of its evidence', () => {
    const Variables = { TARGET: 'https://someone:secret@sqs.us-east-1.amazonaws.com/q' };
    const { findings } = judge(
      input({ Resources: { F: { Type: 'AWS::Lambda::Function', Properties: { Environment: { Variables } } } } }),
    );
    expect(JSON.stringify(findings)).toContain('https://***@sqs.us-east-1.amazonaws.com/q');
    expect(JSON.stringify(findings)).not.toContain('secret@');
  });

  it('ends on resources that refer to each other in a circle', () => {
    const task = { Type: 'AWS::DMS::ReplicationTask', Properties: { SourceEndpointArn: { Ref: 'Task' } } };
    expect(judge(input({ Resources: { Task: task } })).counts.resources).toBe(1);
  });

  it('names the file, the line, the path, the value and how it was resolved', () => {
    const { findings } = judge(input(stackOf('leaky')));
    const backup = findings.find(({ resource }) => resource.logicalId === 'Backups');
    expect(backup?.evidence).toMatchObject({
      file: 'app.json',
      propertyPath: 'Properties.BackupPlan.BackupPlanRule[0].CopyActions[0].DestinationBackupVaultArn',
      value: 'arn:aws:backup:us-east-1:111111111111:backup-vault:copies',
      resolvedBy: ['AWS::AccountId is 111111111111'],
    });
    expect(backup?.evidence.line).toBeGreaterThan(1);
    expect(backup?.destination.region).toBe('us-east-1');
  });
});
