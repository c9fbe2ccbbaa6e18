import { handler } from '../../../lambda/read-identifiers/handler';
import { describeEntryPoint } from '../../support/database-entry-point';
import { NORTHERN } from '../../support/organisations';

describeEntryPoint({
  handler,
  environment: { TOKEN_TABLE_NAME: 'tokens' },
  event: {
    httpMethod: 'GET',
    resource: '/organisations/{organisationId}/identifiers',
    queryStringParameters: { userId: NORTHERN },
    requestContext: { authorizer: { organisationId: NORTHERN, callerOrganisationId: NORTHERN } },
  },
});
