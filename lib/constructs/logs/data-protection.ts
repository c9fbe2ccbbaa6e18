import { CustomDataIdentifier, DataIdentifier, DataProtectionPolicy } from 'aws-cdk-lib/aws-logs';
import { type Construct } from 'constructs';
import { type Jurisdiction } from '../../domain/jurisdiction';
import { dataIdentifiers, telephoneNumber } from '../../domain/masking/data-identifiers';

const CONTEXT = 'residency:data-identifiers';

/**
 * Has every log group below this construct mask what is personal in the jurisdiction, unless it is kept as evidence. To
 * be called before anything stands below it.
 */
export function protectLogs(scope: Construct, jurisdiction: Pick<Jurisdiction, 'home'>): void {
  scope.node.setContext(CONTEXT, dataIdentifiers(jurisdiction));
}

/**
 * The policy for a log group at this place; none outside of a jurisdiction. Findings have no destination: CloudWatch
 * counts them in the own Region (`LogEventsWithFindings`), and nothing else is written anywhere.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch-logs-data-protection-policies.html
 */
export function dataProtectionAt(scope: Construct): DataProtectionPolicy | undefined {
  const names = scope.node.tryGetContext(CONTEXT) as readonly string[] | undefined;
  if (names === undefined) return undefined;
  return new DataProtectionPolicy({
    name: 'personal-data',
    description: 'Masks what tells a person, and what is secret',
    identifiers: [
      ...names.map((name) => new DataIdentifier(name)),
      new CustomDataIdentifier(telephoneNumber.name, telephoneNumber.expression),
    ],
  });
}
