import { type ResourceChange } from './mutation-resource';

/** A bucket that no template of the deployment declares: nobody can tell its Region. */
const findings = { Audit: { FindingsDestination: { S3: { Bucket: 'findings-of-somebody' } } } };

/** Changes to what masks personal data. */
export const maskingChanges: readonly ResourceChange[] = [
  {
    operator: 'report what is masked in a log to a bucket of somebody',
    type: 'AWS::Logs::LogGroup',
    when: ({ DataProtectionPolicy }) => DataProtectionPolicy !== undefined,
    change: (properties) => {
      const policy = properties['DataProtectionPolicy'] as { Statement?: readonly Record<string, unknown>[] };
      const Statement = [policy.Statement ?? []]
        .flat()
        .map((statement) =>
          JSON.stringify(statement).includes('Audit') ? { ...statement, Operation: findings } : statement,
        );
      return { ...properties, DataProtectionPolicy: { ...policy, Statement } };
    },
  },
];
