import { type Analysis, type Finding } from '../../lib/residency/finding';
import { type ResidencyReport } from '../../lib/gate/report/residency-report';
import { allRules } from '../../lib/residency/rule-catalogue';

/** A finding for tests of reports; its rule is one of the catalogue. */
export function finding(changes: Partial<Finding> = {}): Finding {
  return {
    id: '0123456789abcdef',
    rule: 'data-stays-home',
    verdict: 'escapes',
    jurisdiction: 'ca',
    resource: {
      stack: 'content',
      logicalId: 'Recordings',
      type: 'AWS::S3::Bucket',
      constructPath: 'ca-prod/Content/Recordings',
    },
    dataClass: 'customer-content',
    destination: { title: 'bucket rec-us in us-east-1', region: 'us-east-1', account: '444455556666' },
    message: 'Recordings can go to bucket rec-us in us-east-1',
    fix: 'Replicate to a home Region.',
    evidence: {
      file: 'templates/content stack.json',
      line: 12,
      column: 7,
      propertyPath: 'Properties.Bucket',
      value: 'arn:aws:s3:::rec-us',
      resolvedBy: ['parameter Bucket: its default'],
    },
    ...changes,
  };
}

/** A finding that a decision record clears. */
export const clearedFinding = finding({
  id: 'fedcba9876543210',
  clearedBy: { decision: 'RD-2026-001', grant: 'g1', owner: 'Chief Information Officer', until: '2027-03-31' },
});

/** A report with these findings. */
export function reportOf(findings: readonly Finding[], changes: Partial<ResidencyReport> = {}): ResidencyReport {
  const analysis: Analysis = {
    stores: [
      {
        resource: { stack: 'content', logicalId: 'Recordings', type: 'AWS::S3::Bucket' },
        dataClass: 'customer-content',
        region: 'ca-central-1',
        jurisdiction: 'ca',
        key: undefined,
        verdict: 'contained',
        reason: 'ca-central-1 is a home Region',
      },
    ],
    flows: [],
    findings,
    counts: { templates: 1, resources: 3 },
  };
  return {
    analysis,
    templates: [{ stack: 'content', file: 'templates/content stack.json', region: 'ca-central-1', account: undefined }],
    rules: allRules(),
    options: { jurisdictions: ['ca'], asOf: '2026-11-21', accounts: [] },
    toolVersion: '0.1.0',
    ...changes,
  };
}
