import { fieldPath, type DeploymentIssue } from '../issue';
import { type DeploymentCheck } from './check';

/** The management account is bound by no policy, and so must hold nothing; units are of accounts that are deployed to. */
export const checkGuardrails: DeploymentCheck = ({ environments, guardrails }) => {
  if (!guardrails) return [];
  const { managementAccount, organisationalUnits = {} } = guardrails;
  const accounts = Object.entries(environments).flatMap(([environment, { account, jurisdictionAccounts = {} }]) =>
    [account, ...Object.values(jurisdictionAccounts)].map((id) => ({ environment, id })),
  );
  const issues: DeploymentIssue[] = [];
  const host = accounts.find(({ id }) => id === managementAccount);
  if (host) {
    issues.push({
      path: fieldPath(['guardrails', 'managementAccount']),
      message: `is ${managementAccount}, an account of environment '${host.environment}', and no policy of AWS Organizations binds the management account; deploy to another account`,
    });
  }
  const unknown = Object.keys(organisationalUnits).filter((id) => !accounts.some((account) => account.id === id));
  for (const id of unknown) {
    const known = [...new Set(accounts.map((account) => account.id))].join(', ');
    issues.push({
      path: fieldPath(['guardrails', 'organisationalUnits', id]),
      message: `is a unit of an account to which nothing is deployed; remove it or name one of ${known}`,
    });
  }
  return issues;
};
