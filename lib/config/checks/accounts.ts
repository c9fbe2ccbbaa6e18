import { fieldPath, type DeploymentIssue } from '../issue';
import { type DeploymentCheck } from './check';

/** An account belongs to one environment: what is tried out must not reach what is real. */
export const checkAccounts: DeploymentCheck = ({ environments, jurisdictions }) => {
  const issues: DeploymentIssue[] = [];
  const environmentOf = new Map<string, string>();
  for (const [environment, { account, jurisdictionAccounts = {} }] of Object.entries(environments)) {
    const entries = [
      { path: ['environments', environment, 'account'], id: account },
      ...Object.entries(jurisdictionAccounts).map(([jurisdiction, id]) => {
        const path = ['environments', environment, 'jurisdictionAccounts', jurisdiction];
        if (!Object.hasOwn(jurisdictions, jurisdiction)) {
          const known = Object.keys(jurisdictions).join(', ');
          const message = `is the account of a jurisdiction that is not defined; remove it or name one of ${known}`;
          issues.push({ path: fieldPath(path), message });
        }
        return { path, id };
      }),
    ];
    for (const { path, id } of entries) {
      const owner = environmentOf.get(id) ?? environment;
      environmentOf.set(id, owner);
      if (owner === environment) continue;
      const message = `is ${id}, an account of environment '${owner}' already; give '${environment}' an account of its own`;
      issues.push({ path: fieldPath(path), message });
    }
  }
  return issues;
};
