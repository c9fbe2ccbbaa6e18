import {
  type ManageOrganisationsResult,
  type RegisteredOrganisation,
} from '../../lambda/manage-organisations/contract';

/** What was done, for people. */
export function organisationReport(result: Exclude<ManageOrganisationsResult, { outcome: 'refused' }>): string {
  const { outcome, organisation, grant } = result;
  const rows: readonly (readonly [string, string])[] = [
    ...(organisation ? organisationRows(organisation) : []),
    ...(grant
      ? ([
          ['Users of', grant.grantHolderId],
          ['see data of', grant.grantOwnerId],
          ['Scopes', grant.grantScopes.join(', ')],
          ['Until', grant.grantExpiresAt],
          ['Status', grant.status],
        ] as const)
      : []),
  ];
  const widest = Math.max(...rows.map(([name]) => name.length));
  return [`${outcome}`, ...rows.map(([name, value]) => `  ${name.padEnd(widest)}  ${value}`), ''].join('\n');
}

function organisationRows(organisation: RegisteredOrganisation): readonly (readonly [string, string])[] {
  const { migrationId, migrationJurisdiction, emailDomainHashes, status } = organisation;
  return [
    ['Organisation', organisation.organisationId],
    ['Status', status],
    ['Home Region', `${organisation.homeRegion} (jurisdiction ${organisation.jurisdiction})`],
    ...(migrationId === undefined
      ? []
      : [
          [
            'Migration',
            migrationJurisdiction === undefined ? migrationId : `${migrationId}, to ${migrationJurisdiction}`,
          ] as const,
        ]),
    ['Sign-in', `https://${organisation.signInDomain}`],
    ['API', `https://${organisation.apiEndpoint}`],
    ['Instance', organisation.connectInstanceArn],
    ['E-mail domains', `${emailDomainHashes.length}`],
    ['Version', `${organisation.version}, ${organisation.updatedAt}`],
  ];
}
