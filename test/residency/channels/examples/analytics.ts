import {
  compliant,
  examplesOf,
  FOREIGN_ACCOUNT,
  FROM_DEPLOYER,
  subject,
  trap,
  unproven,
  violating,
} from '../../../support/channel-tester';

const BUCKET = { Lake: { Type: 'AWS::S3::Bucket' } };
const flow = (destination: Readonly<Record<string, unknown>>) =>
  subject('AWS::AppFlow::Flow', {
    FlowName: 'f',
    SourceFlowConfig: { ConnectorType: 'Salesforce', SourceConnectorProperties: { Salesforce: { Object: 'Account' } } },
    DestinationFlowConfigList: [destination],
    Tasks: [],
    TriggerConfig: { TriggerType: 'OnDemand' },
  });
const profile = (url: string) => ({
  Profile: {
    Type: 'AWS::AppFlow::ConnectorProfile',
    Properties: {
      ConnectorProfileName: 'p',
      ConnectorType: 'Salesforce',
      ConnectionMode: 'Public',
      ConnectorProfileConfig: { ConnectorProfileProperties: { Salesforce: { InstanceUrl: url } } },
    },
  },
});

export const analytics = [
  ...examplesOf('glue-catalog-link', [
    compliant('a table in a bucket of the stack', {
      ...BUCKET,
      ...subject('AWS::Glue::Table', {
        CatalogId: { Ref: 'AWS::AccountId' },
        DatabaseName: 'd',
        TableInput: { StorageDescriptor: { Location: { 'Fn::Sub': 's3://${Lake}/contacts/' } } },
      }),
    }),
    violating(
      'a link abroad',
      subject('AWS::Glue::Database', {
        CatalogId: '111111111111',
        DatabaseInput: { TargetDatabase: { CatalogId: '111111111111', DatabaseName: 'd', Region: 'us-east-1' } },
      }),
      'Subject',
    ),
    unproven(
      'an unknown bucket',
      subject('AWS::Glue::Database', { CatalogId: '111111111111', DatabaseInput: { LocationUri: 's3://lake/x' } }),
      'Subject',
    ),
    unproven(
      'an unknown catalog',
      subject('AWS::Glue::Table', {
        CatalogId: '111111111111',
        DatabaseName: 'd',
        TableInput: { TargetTable: { CatalogId: FOREIGN_ACCOUNT, DatabaseName: 'd', Name: 't' } },
      }),
      'Subject',
    ),
  ]),
  ...examplesOf('glue-connection', [
    compliant('a database of the stack', {
      Db: { Type: 'AWS::RDS::DBInstance' },
      ...subject('AWS::Glue::Connection', {
        CatalogId: '111111111111',
        ConnectionInput: {
          ConnectionType: 'JDBC',
          ConnectionProperties: {
            JDBC_CONNECTION_URL: { 'Fn::Sub': 'jdbc:postgresql://${Db.Endpoint.Address}:5432/x' },
            USERNAME: 'u',
          },
        },
      }),
    }),
    compliant('a temporary folder in a bucket of the stack', {
      ...BUCKET,
      ...subject('AWS::Glue::Job', {
        Role: 'r',
        Command: { Name: 'glueetl', ScriptLocation: 's3://scripts/x.py' },
        DefaultArguments: { '--TempDir': { 'Fn::Sub': 's3://${Lake}/tmp' } },
      }),
    }),
    violating(
      'an output folder in a bucket abroad',
      subject('AWS::Glue::Job', {
        Role: 'r',
        Command: { Name: 'glueetl' },
        DefaultArguments: { '--output': 's3://reports-abroad/out/' },
      }),
      'Subject',
      {
        others: [
          {
            region: 'us-east-1',
            body: { Abroad: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'reports-abroad' } } },
          },
        ],
        also: ['Abroad data-stays-home escapes'],
      },
    ),
    violating(
      'a database abroad',
      subject('AWS::Glue::Connection', {
        CatalogId: '111111111111',
        ConnectionInput: {
          ConnectionType: 'JDBC',
          ConnectionProperties: { JDBC_CONNECTION_URL: 'jdbc:postgresql://db.abc.us-east-1.rds.amazonaws.com:5432/x' },
        },
      }),
      'Subject',
    ),
    unproven(
      'a host of unknown place',
      subject('AWS::Glue::Connection', {
        CatalogId: '111111111111',
        ConnectionInput: {
          ConnectionType: 'JDBC',
          ConnectionProperties: { JDBC_CONNECTION_URL: 'jdbc:postgresql://db.example.com:5432/x' },
        },
      }),
      'Subject',
    ),
  ]),
  ...examplesOf('athena-results', [
    compliant('a bucket of the stack', {
      ...BUCKET,
      ...subject('AWS::Athena::WorkGroup', {
        Name: 'w',
        WorkGroupConfiguration: {
          ResultConfiguration: { OutputLocation: { 'Fn::Join': ['', ['s3://', { Ref: 'Lake' }, '/results']] } },
        },
      }),
    }),
    violating(
      'a federated catalog abroad',
      subject('AWS::Athena::DataCatalog', {
        Name: 'c',
        Type: 'LAMBDA',
        Parameters: { function: 'arn:aws:lambda:us-east-1:111111111111:function:f' },
      }),
      'Subject',
    ),
    unproven(
      'an unknown bucket',
      subject('AWS::Athena::WorkGroup', {
        Name: 'w',
        WorkGroupConfiguration: { ResultConfiguration: { OutputLocation: 's3://results' } },
      }),
      'Subject',
    ),
    unproven(
      'a location that clients choose',
      subject('AWS::Athena::WorkGroup', {
        Name: 'w',
        WorkGroupConfiguration: { EnforceWorkGroupConfiguration: false },
      }),
      'Subject',
    ),
  ]),
  ...examplesOf('lake-permissions', [
    compliant(
      'an own role',
      subject('AWS::LakeFormation::PrincipalPermissions', {
        Permissions: ['SELECT'],
        PermissionsWithGrantOption: [],
        Resource: { Catalog: {} },
        Principal: { DataLakePrincipalIdentifier: { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:role/r' } },
      }),
    ),
    unproven(
      'another account',
      subject('AWS::LakeFormation::Permissions', {
        DataLakePrincipal: { DataLakePrincipalIdentifier: FOREIGN_ACCOUNT },
        Resource: {},
      }),
      'Subject',
    ),
    unproven(
      'external engines',
      subject('AWS::LakeFormation::DataLakeSettings', { AllowExternalDataFiltering: true }),
      'Subject',
    ),
  ]),
  ...examplesOf('dashboard-data-source', [
    compliant(
      'a host at home',
      subject('AWS::QuickSight::DataSource', {
        Name: 'd',
        Type: 'POSTGRESQL',
        DataSourceParameters: {
          PostgreSqlParameters: { Host: 'db.abc.ca-central-1.rds.amazonaws.com', Port: 5432, Database: 'x' },
        },
      }),
    ),
    violating(
      'a host abroad',
      subject('AWS::QuickSight::DataSource', {
        Name: 'd',
        Type: 'POSTGRESQL',
        DataSourceParameters: {
          PostgreSqlParameters: { Host: 'db.abc.us-east-1.rds.amazonaws.com', Port: 5432, Database: 'x' },
        },
      }),
      'Subject',
    ),
    unproven(
      'a host from the deployer',
      subject('AWS::QuickSight::DataSource', {
        Name: 'd',
        Type: 'MYSQL',
        DataSourceParameters: { MySqlParameters: { Host: FROM_DEPLOYER, Port: 3306, Database: 'x' } },
      }),
      'Subject',
    ),
  ]),
  ...examplesOf('appflow-destination', [
    compliant('into a bucket of the stack', {
      ...BUCKET,
      ...profile('https://example.my.salesforce.com'),
      ...flow({ ConnectorType: 'S3', DestinationConnectorProperties: { S3: { BucketName: { Ref: 'Lake' } } } }),
    }),
    unproven(
      'into a SaaS application',
      flow({ ConnectorType: 'Zendesk', DestinationConnectorProperties: { Zendesk: { Object: 'ticket' } } }),
      'Subject',
    ),
    violating(
      'a warehouse abroad',
      subject('AWS::AppFlow::ConnectorProfile', {
        ConnectorProfileName: 'p',
        ConnectorType: 'Snowflake',
        ConnectionMode: 'Public',
        ConnectorProfileConfig: {
          ConnectorProfileProperties: {
            Snowflake: { Region: 'us-east-1', Warehouse: 'w', Stage: 's', BucketName: 'b' },
          },
        },
      }),
      'Subject',
    ),
  ]),
  ...examplesOf('data-exchange-regions', [
    compliant(
      'results at home',
      subject('AWS::CleanRooms::Collaboration', { Name: 'c', AllowedResultRegions: ['ca-central-1'] }),
    ),
    violating(
      'results abroad',
      subject('AWS::CleanRooms::Collaboration', { Name: 'c', AllowedResultRegions: ['ca-central-1', 'us-east-1'] }),
      'Subject',
    ),
    unproven(
      'an unknown bucket',
      subject('AWS::DataExchange::EventAction', {
        Action: { ExportRevisionToS3: { RevisionDestination: { Bucket: 'exports' } } },
        Event: {},
      }),
      'Subject',
    ),
    trap(
      'a description that names a Region',
      subject('AWS::CleanRooms::Collaboration', {
        Name: 'c',
        Description: 'us-east-1',
        AllowedResultRegions: ['ca-central-1'],
      }),
    ),
  ]),
];
