import validate from 'asl-validator';
import { planReferenceReplications } from '../../../lib/config';
import { runbookHeadings } from '../../../lib/constructs/alarms/runbook-alarm';
import { ReferenceStage } from '../../../lib/stacks/reference-stage';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { testApp } from '../../support/app';
import { exampleDeployment, synthesizedStacks } from '../../support/platform';
import { definitionOf } from '../../support/state-machine';

const [, production] = planReferenceReplications(exampleDeployment());
if (!production) throw new Error('the example replicates no reference data');
const app = testApp();
new ReferenceStage(app, production);
const stacks = synthesizedStacks(app);
const resources = stacks.flatMap((stack) => stack.resources);
const ofType = (type: string) => resources.filter(({ Type }) => Type === type);

test('has one task for each target, whole and then change by change, validated', () => {
  const tasks = ofType('AWS::DMS::ReplicationTask').map(({ Properties }) => Properties);
  expect(tasks).toHaveLength(2);
  for (const task of tasks) {
    expect(task).toMatchObject({ MigrationType: 'full-load-and-cdc' });
    const settings = JSON.parse(String(task['ReplicationTaskSettings'])) as Record<string, unknown>;
    expect(settings).toMatchObject({
      ValidationSettings: { EnableValidation: true },
      FullLoadSettings: { TargetTablePrepMode: 'TRUNCATE_BEFORE_LOAD' },
      ControlTablesSettings: { ControlSchema: 'replication_control' },
    });
  }
  const sources = new Set(tasks.map((task) => JSON.stringify(task['SourceEndpointArn'])));
  expect(sources.size).toBe(1);
});

test('verifies the name of every server, and takes no password from a template', () => {
  const endpoints = ofType('AWS::DMS::Endpoint').map(({ Properties }) => Properties);
  expect(endpoints).toHaveLength(3);
  for (const endpoint of endpoints) {
    expect(endpoint).toMatchObject({ SslMode: 'verify-full', DatabaseName: 'reference' });
    expect(endpoint).toHaveProperty('CertificateArn');
    expect(endpoint).not.toHaveProperty('Password');
  }
});

test('runs privately, in the master Region', () => {
  const instances = stacks.filter((stack) =>
    stack.resources.some(({ Type }) => Type === 'AWS::DMS::ReplicationInstance'),
  );
  expect(instances.map(({ artifact }) => artifact.environment.region)).toEqual(['ca-central-1']);
  expect(ofType('AWS::DMS::ReplicationInstance')[0]?.Properties).toMatchObject({
    PubliclyAccessible: false,
    EngineVersion: '3.6.1',
  });
});

test('stops a task before it changes and starts it afterwards', () => {
  const steps = ofType('Custom::ReplicationTaskControl');
  for (const task of ofType('AWS::DMS::ReplicationTask')) {
    const identifier = task.Properties['ReplicationTaskIdentifier'];
    const [stop, run] = (['stop-for-change', 'run'] as const).map((action) =>
      steps.find(({ Properties }) => Properties['Action'] === action && Properties['TaskIdentifier'] === identifier),
    );
    expect(task.DependsOn).toContain(stop?.logicalId);
    expect(run?.DependsOn).toContain(task.logicalId);
    expect(stop?.Properties['Definition']).toBe(run?.Properties['Definition']);
  }
});

test('peers the network of the replication with each other one, and never two jurisdictions', () => {
  const peerings = ofType('AWS::EC2::VPCPeeringConnection').map(({ Properties }) => Properties['PeerRegion'] ?? 'own');
  expect(peerings.sort()).toEqual(['eu-central-1', 'own', 'us-east-1']);
  const routesBack = stacks.filter(({ name }) => name.includes('-route-from-')).flatMap((stack) => stack.resources);
  for (const { Properties } of routesBack.filter(({ Type }) => Type === 'AWS::EC2::Route')) {
    expect(Properties['DestinationCidrBlock']).toBe(production.networkRange);
  }
});

test('every alarm says where the runbook tells what to do, and what silence means', () => {
  const runbook = readFileSync(path.join(__dirname, '..', '..', '..', 'docs', 'runbook.md'), 'utf8');
  const anchors = [...runbook.matchAll(/^## (.+)$/gm)].map(([, title = '']) =>
    title.toLowerCase().replaceAll(' ', '-'),
  );
  expect(anchors).toEqual(expect.arrayContaining([...runbookHeadings]));
  const alarms = ofType('AWS::CloudWatch::Alarm').map(({ Properties }) => Properties);
  expect(alarms.length).toBeGreaterThan(8);
  for (const alarm of alarms) {
    expect(String(alarm['AlarmDescription'])).toMatch(/docs\/runbook\.md#[a-z-]+\.$/);
    expect(alarm['TreatMissingData']).toBeDefined();
    expect(alarm['AlarmActions']).toHaveLength(1);
  }
});

test('alarms when a target is late, different or not replicated to, and when nothing was compared', () => {
  // A metric with a label is written in another place of the template.
  const alarms = ofType('AWS::CloudWatch::Alarm').map(({ Properties }) => JSON.stringify(Properties));
  const metricsOf = (subject: string) =>
    alarms
      .filter((alarm) => alarm.includes(subject))
      .map((alarm) => /"MetricName":"(\w+)"/.exec(alarm)?.[1])
      .sort();
  for (const { Properties } of ofType('AWS::DMS::ReplicationTask')) {
    expect(metricsOf(`"${String(Properties['ResourceIdentifier'])}"`)).toEqual([
      'CDCLatencySource',
      'CDCLatencyTarget',
      'ValidationFailedOverallCount',
      'ValidationSuspendedOverallCount',
    ]);
  }
  expect(metricsOf('"AWS/States"')).toEqual([
    'ExecutionsAborted',
    'ExecutionsFailed',
    'ExecutionsStarted',
    'ExecutionsTimedOut',
  ]);
  // A task that stops says so at once, and not by silence only.
  expect(ofType('AWS::Events::Rule').map(({ Properties }) => Properties['EventPattern'])).toEqual([
    {
      source: ['aws.dms'],
      'detail-type': ['DMS Replication Task State Change'],
      detail: {
        eventType: ['REPLICATION_TASK_STOPPED', 'REPLICATION_TASK_FAILED', 'REPLICATION_TASK_DELETED'],
      },
    },
  ]);
});

test('the definition of the comparison is Amazon States Language, as it is in the template', () => {
  const [machine] = ofType('AWS::StepFunctions::StateMachine');
  expect(validate(definitionOf(machine?.Properties ?? {})).errors).toEqual([]);
});
