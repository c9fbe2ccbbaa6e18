import { handler } from '../../../lambda/write-identifiers/handler';
import { describeEntryPoint } from '../../support/database-entry-point';
import { NORTHERN } from '../../support/organisations';

describeEntryPoint({
  handler,
  environment: { IDENTIFIER_TABLE_NAME: 'identifiers', SUBJECT_KEY_ID: 'mac-key' },
  event: {
    httpMethod: 'PUT',
    resource: '/organisations/{organisationId}/identifiers',
    queryStringParameters: { userId: NORTHERN },
    body: JSON.stringify({ identifiers: [] }),
    requestContext: { authorizer: { organisationId: NORTHERN, callerOrganisationId: NORTHERN } },
  },
});
