import { type Channel } from '../channel';
import { inbound, ways } from './ways';

const DATABASE_HOSTS =
  'AuroraParameters AuroraPostgreSqlParameters DatabricksParameters MariaDbParameters ' +
  'MySqlParameters OracleParameters PostgreSqlParameters PrestoParameters RedshiftParameters SnowflakeParameters ' +
  'SparkParameters SqlServerParameters StarburstParameters TeradataParameters TrinoParameters';

/** Ways of catalogs, queries, dashboards and data exchange. */
export const analytics: readonly Channel[] = [
  {
    id: 'glue-catalog-link',
    catalogue: 'GLU-01',
    title: 'Catalogs describe data of the jurisdiction',
    why: 'A resource link queries, and a location reads and writes, wherever it points.',
    fix: 'Link to catalogs of home Regions and declared accounts, and locate tables in buckets that a given template declares.',
    severity: 'S2',
    sources: ['https://docs.aws.amazon.com/lake-formation/latest/dg/data-access-across-region.html'],
    ways: [
      ...ways('AWS::Glue::Database', 'region', 'DatabaseInput.TargetDatabase.Region'),
      ...ways('AWS::Glue::Database', 'account', 'DatabaseInput.TargetDatabase.CatalogId'),
      ...ways('AWS::Glue::Database', 'bucket', 'DatabaseInput.LocationUri'),
      ...ways('AWS::Glue::Table', 'region', 'TableInput.TargetTable.Region'),
      ...ways('AWS::Glue::Table', 'account', 'TableInput.TargetTable.CatalogId'),
      ...ways('AWS::Glue::Table', 'bucket', 'TableInput.StorageDescriptor.Location'),
    ],
  },
  {
    id: 'glue-connection',
    catalogue: 'GLU-02',
    title: 'Jobs connect to databases and buckets of the jurisdiction',
    why: 'A job moves whole tables through its connections, and spills into its temporary folder.',
    fix: 'Connect to hosts and buckets of home Regions that a given template declares.',
    severity: 'S2',
    sources: ['https://docs.aws.amazon.com/glue/latest/dg/connection-properties.html'],
    ways: [
      ...ways('AWS::Glue::Connection', 'environment', 'ConnectionInput.ConnectionProperties{}'),
      ...ways('AWS::Glue::Job', 'environment', 'DefaultArguments{}'),
      ...inbound('AWS::Glue::Job', 'Command.ScriptLocation'),
    ],
  },
  {
    id: 'athena-results',
    catalogue: 'ATH-01',
    title: 'Query results are written within the jurisdiction',
    why: 'Every query writes its rows to the output location; a federated catalog hands them to its function.',
    fix: 'Enforce an output location in a bucket of a home Region that a given template declares.',
    severity: 'S1',
    sources: ['https://docs.aws.amazon.com/athena/latest/ug/workgroups-settings-override.html'],
    ways: [
      ...ways(
        'AWS::Athena::WorkGroup',
        'bucket',
        'WorkGroupConfiguration.ResultConfiguration.OutputLocation',
        'WorkGroupConfiguration.MonitoringConfiguration.S3LoggingConfiguration.LogLocation',
      ),
      ...ways(
        'AWS::Athena::WorkGroup',
        { to: 'unknown', title: 'the output location that each client chooses', values: [false] },
        'WorkGroupConfiguration.EnforceWorkGroupConfiguration',
      ),
      ...ways(
        'AWS::Athena::DataCatalog',
        'arn',
        'Parameters.function',
        'Parameters.metadata-function',
        'Parameters.record-function',
        'Parameters.connection-arn',
      ),
      ...ways('AWS::Athena::DataCatalog', 'account', 'Parameters.catalog-id'),
    ],
  },
  {
    id: 'lake-permissions',
    catalogue: 'LKF-01',
    title: 'The data lake is open to principals of the deployment',
    why: 'A permission lets an account query the tables; external engines filter the data themselves, outside AWS.',
    fix: 'Grant to roles of declared accounts, and keep external filtering off.',
    severity: 'S2',
    sources: ['https://docs.aws.amazon.com/lake-formation/latest/dg/cross-account-permissions.html'],
    ways: [
      ...ways('AWS::LakeFormation::Permissions', 'principal', 'DataLakePrincipal.DataLakePrincipalIdentifier'),
      ...ways('AWS::LakeFormation::Permissions', 'account', 'Resource.DatabaseResource.CatalogId'),
      ...ways('AWS::LakeFormation::PrincipalPermissions', 'principal', 'Principal.DataLakePrincipalIdentifier'),
      ...ways('AWS::LakeFormation::Resource', 'bucket', 'ResourceArn'),
      ...ways(
        'AWS::LakeFormation::DataLakeSettings',
        { to: 'unknown', title: 'query engines outside AWS', values: [true] },
        'AllowExternalDataFiltering',
        'AllowFullTableExternalDataAccess',
      ),
    ],
  },
  {
    id: 'dashboard-data-source',
    catalogue: 'QSI-01',
    title: 'Dashboards read from and are shared within the jurisdiction',
    why: 'SPICE keeps a copy of what it reads, and a shared dashboard shows it.',
    fix: 'Connect to hosts and buckets of home Regions; share with users of the same Region and declared accounts.',
    severity: 'S2',
    sources: ['https://docs.aws.amazon.com/quicksight/latest/user/data-encryption.html'],
    ways: [
      ...ways(
        'AWS::QuickSight::DataSource',
        'host',
        ...DATABASE_HOSTS.split(' ').map((name) => `DataSourceParameters.${name}.Host`),
      ),
      ...ways('AWS::QuickSight::DataSource', 'bucket', 'DataSourceParameters.S3Parameters.ManifestFileLocation.Bucket'),
      ...ways('AWS::QuickSight::DataSource', 'arn', 'VpcConnectionProperties.VpcConnectionArn'),
      ...ways('AWS::QuickSight::Dashboard', 'principal', 'Permissions[].Principal'),
    ],
  },
  {
    id: 'appflow-destination',
    catalogue: 'AFL-01',
    title: 'Flows deliver within the jurisdiction',
    why: 'A flow copies records on a schedule; a SaaS destination keeps them where the vendor does.',
    fix: 'Deliver to a bucket of a home Region that a given template declares, or record the decision for the vendor.',
    severity: 'S1',
    sources: ['https://docs.aws.amazon.com/appflow/latest/userguide/what-is-appflow.html'],
    ways: [
      ...ways(
        'AWS::AppFlow::Flow',
        'bucket',
        'DestinationFlowConfigList[].DestinationConnectorProperties.S3.BucketName',
        'DestinationFlowConfigList[].DestinationConnectorProperties.Redshift.IntermediateBucketName',
        'DestinationFlowConfigList[].DestinationConnectorProperties.Snowflake.IntermediateBucketName',
      ),
      ...ways(
        'AWS::AppFlow::Flow',
        {
          to: 'unknown',
          title: 'a SaaS destination',
          except: ['S3', 'EventBridge', 'Redshift', 'CustomerProfiles', 'LookoutMetrics'],
        },
        'DestinationFlowConfigList[].ConnectorType',
      ),
      ...inbound('AWS::AppFlow::Flow', 'SourceFlowConfig.SourceConnectorProperties.S3.BucketName'),
      // A profile can serve a flow that only reads: a host of unknown place is judged at the flow that writes to it.
      ...ways(
        'AWS::AppFlow::ConnectorProfile',
        'code',
        ...[
          'Salesforce',
          'ServiceNow',
          'Zendesk',
          'Dynatrace',
          'Datadog',
          'Slack',
          'Marketo',
          'InforNexus',
          'Veeva',
        ].map((vendor) => `ConnectorProfileConfig.ConnectorProfileProperties.${vendor}.InstanceUrl`),
      ),
      ...ways(
        'AWS::AppFlow::ConnectorProfile',
        'region',
        'ConnectorProfileConfig.ConnectorProfileProperties.Snowflake.Region',
      ),
    ],
  },
  {
    id: 'data-exchange-regions',
    catalogue: 'DZN-01',
    title: 'Data is catalogued, matched and exported within the jurisdiction',
    why: 'Environments, collaborations and export jobs put results in the Regions that they name.',
    fix: 'Name home Regions, and export to a bucket that a given template declares.',
    severity: 'S2',
    sources: ['https://docs.aws.amazon.com/clean-rooms/latest/userguide/multi-region-collaboration.html'],
    ways: [
      ...ways('AWS::DataZone::Environment', 'region', 'EnvironmentAccountRegion'),
      ...ways('AWS::DataZone::EnvironmentBlueprintConfiguration', 'region', 'EnabledRegions[]'),
      ...ways('AWS::CleanRooms::Collaboration', 'region', 'AllowedResultRegions[]'),
      ...ways(
        'AWS::CleanRooms::ConfiguredTable',
        'region',
        'TableReference.Glue.Region',
        'TableReference.Athena.Region',
      ),
      ...ways('AWS::DataExchange::EventAction', 'bucket', 'Action.ExportRevisionToS3.RevisionDestination.Bucket'),
    ],
  },
];
