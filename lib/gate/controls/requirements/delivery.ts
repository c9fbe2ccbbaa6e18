import { type Requirement } from '../requirement';

/** How changes reach an account. */
export const deliveryRequirements = [
  {
    id: 'R084',
    control: 'erasure-workflow',
    category: 'delivery',
    enforce: ['infrastructure'],
    text: 'Event-driven serverless automation (API GW, S3, DynamoDB, Step Functions triggers)',
  },
  {
    id: 'R109',
    control: 'ci-gate',
    category: 'delivery',
    enforce: ['infrastructure', 'documented'],
    text: 'Orchestrate with code services (CI/CD)',
  },
  {
    id: 'R224',
    control: 'iac-only',
    category: 'delivery',
    enforce: ['infrastructure'],
    text: 'Environments as code (Terraform/CloudFormation/CDK)',
  },
  {
    id: 'R225',
    control: 'ci-gate',
    category: 'delivery',
    enforce: ['static'],
    text: 'Lint and compliance checks in CI',
  },
] as const satisfies readonly Requirement[];
