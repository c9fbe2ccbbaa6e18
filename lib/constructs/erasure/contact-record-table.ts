import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnDatabase, CfnTable } from 'aws-cdk-lib/aws-glue';
import { type IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';

/** Folder of the lake with contact records. */
const FOLDER = 'contact-records';

/** Before this day there was no lake. */
const FIRST_DAY = '2020/01/01';

export interface ContactRecordTableProps {
  /** Id of the Stage, with which the name of the database begins. */
  readonly stage: string;
  readonly lake: IBucket;
}

/**
 * Contact records of the lake as a table of the data catalog. Its partitions are the folders by day; Athena computes
 * them, so that nobody has to add them. A record that cannot be parsed fails the query instead of being passed over;
 * of the two SerDes for JSON, AWS says that the other one can give fewer rows than there are.
 *
 * @see https://docs.aws.amazon.com/athena/latest/ug/openx-json-serde.html
 * @see https://docs.aws.amazon.com/athena/latest/ug/partition-projection.html
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/ctr-data-model.html
 */
export class ContactRecordTable extends Construct {
  readonly databaseName: string;
  readonly tableName = 'contact_records';
  /** ARNs that a query asks the data catalog about. */
  readonly catalogArns: readonly string[];

  constructor(scope: Construct, id: string, { stage, lake }: ContactRecordTableProps) {
    super(scope, id);
    const { partition, region, account } = Stack.of(this);
    this.databaseName = `${stage.replaceAll('-', '_')}_lake`;
    const database = new CfnDatabase(this, 'Database', {
      catalogId: account,
      databaseInput: { name: this.databaseName, description: `Contact-record lake of ${stage}` },
    });
    const location = `s3://${lake.bucketName}/${FOLDER}/`;
    const table = new CfnTable(this, 'Table', {
      catalogId: account,
      databaseName: this.databaseName,
      tableInput: {
        name: this.tableName,
        description: 'Contact records by day of their delivery (UTC)',
        tableType: 'EXTERNAL_TABLE',
        partitionKeys: [{ name: 'day', type: 'string' }],
        parameters: {
          EXTERNAL: 'TRUE',
          'projection.enabled': 'true',
          'projection.day.type': 'date',
          'projection.day.format': 'yyyy/MM/dd',
          'projection.day.range': `${FIRST_DAY},NOW`,
          'projection.day.interval': '1',
          'projection.day.interval.unit': 'DAYS',
          'storage.location.template': `${location}\${day}/`,
        },
        storageDescriptor: {
          location,
          compressed: true,
          inputFormat: 'org.apache.hadoop.mapred.TextInputFormat',
          outputFormat: 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat',
          serdeInfo: {
            serializationLibrary: 'org.apache.hive.hcatalog.data.JsonSerDe',
            parameters: { 'ignore.malformed.json': 'FALSE' },
          },
          columns: [
            { name: 'contactid', type: 'string' },
            { name: 'initiationtimestamp', type: 'string' },
            { name: 'customerendpoint', type: 'struct<address:string,type:string>' },
            { name: 'attributes', type: 'map<string,string>' },
          ],
        },
      },
    });
    table.addResourceDependency(database);
    // They describe data and hold none.
    for (const described of [database, table]) described.applyRemovalPolicy(RemovalPolicy.DESTROY);
    const glue = `arn:${partition}:glue:${region}:${account}:`;
    this.catalogArns = [
      `${glue}catalog`,
      `${glue}database/${this.databaseName}`,
      `${glue}table/${this.databaseName}/${this.tableName}`,
    ];
  }
}
