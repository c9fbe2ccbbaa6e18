import { type DataClass } from '../domain/data-class';

/** How a value tells where data goes. Each name is a file in `readers/`. */
export type ReaderName =
  | 'region' // a Region code
  | 'arn' // an ARN; a bare name or id is in the stack's own account and Region
  | 'bucket' // a bucket name, bucket ARN or s3:// address
  | 'host' // a URL, connection string or host name
  | 'address' // a URL, an e-mail address, a phone number or an ARN, as a subscription's endpoint
  | 'account' // an account id, or an ARN that holds one
  | 'principal' // an account, a principal's ARN, `*` or a service
  | 'key' // a KMS key: ARN, id or alias
  | 'model' // a Bedrock model or inference profile
  | 'policy' // an IAM policy document of any kind
  | 'document' // JSON or YAML, as a value or inside a string: every place it names
  | 'code' // source code or a shell script: the Regions, ARNs and hosts it names
  | 'environment' // one environment variable's value
  | 'table-mappings' // DMS table mappings
  | 'endpoint' // a DMS endpoint, followed to its server
  | 'endpoint-server' // the server of a DMS endpoint that no task uses
  | 'endpoint-secret' // the secret that holds the server of a DMS endpoint
  | 'replication-slot' // the DMS instance that decodes the changes of a whole database
  | 'contact-flow' // flow language of Amazon Connect
  | 'phone-number' // E.164
  | 'sdk-call' // the call of a CDK AwsCustomResource
  | 'members' // a global cluster or the like: the other members in the given templates
  | 'replica-key' // a replica key's primary, with the Region where the replica stands
  | 'multi-region-key' // whether a key can be replicated, and the replicas in the given templates
  | 'attribute-name' // a key attribute of a table, with the replicas that get it when it is personal
  | 'database-parameters' // engine parameters that let a database send data elsewhere
  | 'ingress' // a rule of a security group: who reaches a database port
  | 'invoker' // who may invoke a function
  | 'backup-policy' // copy actions of an organisation's backup policy
  | 'dashboard' // a body of a CloudWatch dashboard
  | 'state-machine' // a definition of Step Functions
  | 'ingestion-pipeline' // a pipeline of OpenSearch Ingestion
  | 'origin' // a CloudFront origin
  | 'log-destination' // a CloudWatch Logs destination, followed to its target
  | 'saml-metadata' // the IdP's addresses in a SAML metadata document
  | 'instance-pair' // the Region of an Amazon Connect instance's replica
  | 'load-balancer-attribute' // the bucket of a load balancer's logs
  | 'cross-region-export'; // what CDK's writer hands to another Region

/** What a value means by itself, whatever it says about places. */
export interface Opening {
  /** `abroad`: outside every jurisdiction. `unknown`: nobody can tell where. */
  readonly to: 'abroad' | 'unknown';
  /** What a person reads as the destination, such as `edge locations worldwide`. */
  readonly title: string;
  /** Only these values open the way; without them any value does. Compared as strings, letter case aside. */
  readonly values?: readonly (string | number | boolean)[];
  /** These values do not open the way; any other does. */
  readonly except?: readonly (string | number | boolean)[];
}

/** A condition on another property of the same resource. */
export interface Guard {
  /** Where it shares a list or a map with the way's path, it is about the same element. */
  readonly path: string;
  /** The way exists when the property can have one of these values; without them, when the property is there. */
  readonly values?: readonly (string | number | boolean)[];
  /** The way exists when the property is not there. */
  readonly absent?: true;
}

/** One property on which data can leave. */
export interface Way {
  /** CloudFormation resource type. */
  readonly type: string;
  /** Property path: `A.B[].C` goes through a list, `A{}` through the values of a map, `` is the resource itself. */
  readonly path: string;
  readonly reads: ReaderName | Opening;
  /** What it means when the property is not there. */
  readonly absent?: Opening;
  readonly when?: Guard;
  /** What flows here when that is not what the resource's tag says. */
  readonly carries?: DataClass;
  /**
   * What a value means that tells no place. `silent`: it is ordinary here, and AWS or the other end already keeps it home, so
   * that only known places count. `unproven`: it is a finding also for data that may cross by its class, because a class says
   * what the data is and not who is at the other end.
   */
  readonly unknown?: 'silent' | 'unproven';
  /** AWS puts this in one Region for all of its customers: that Region is no escape. */
  readonly forcedTo?: string;
  /** The value names where data comes from. It is recognised and never a finding. */
  readonly inbound?: true;
}

/** How bad it is when data takes this way: S1 content in bulk, S2 content or the power to move it, S3 logs, S4 configuration. */
export type Severity = 'S1' | 'S2' | 'S3' | 'S4';

/** A way, or a family of ways, in which CloudFormation lets data cross a border. */
export interface Channel {
  /** Words in kebab-case, the same in every report. */
  readonly id: string;
  /** Row of the project's channel catalogue, such as `S3-01`. */
  readonly catalogue: string;
  readonly title: string;
  readonly why: string;
  readonly fix: string;
  readonly severity: Severity;
  readonly sources: readonly [string, ...string[]];
  readonly ways: readonly Way[];
  /** Set when no template can show the channel: what covers it instead. */
  readonly coveredBy?: string;
}
