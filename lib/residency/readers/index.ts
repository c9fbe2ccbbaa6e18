import { type ReaderName } from '../channel';
import { readAttributeName } from './attribute-name';
import { readBackupPolicy } from './backup-policy';
import { readDashboard } from './dashboard';
import { readDatabaseParameters } from './database-parameters';
import { readEndpoint, readEndpointSecret, readEndpointServer, readReplicationSlot } from './dms/endpoint';
import { readTableMappings } from './dms/table-mappings';
import { readCode, readDocument } from './document';
import { readEnvironment } from './environment';
import { readIngestionPipeline } from './ingestion-pipeline';
import { readIngress } from './ingress';
import { readInvoker } from './invoker';
import { readMembers } from './members';
import { readModel } from './model';
import { readAccount, readAddress, readArn, readBucket, readHost, readKey, readRegion } from './places';
import { readPolicy } from './policy/policy';
import { readPrincipal } from './principal';
import { readContactFlow } from './contact-flow';
import { readCrossRegionExport } from './cross-region-export';
import { readInstancePair } from './instance-pair';
import { readLogDestination } from './log-destination';
import { readOrigin } from './origin';
import { readPhoneNumber } from './phone-number';
import { readSamlMetadata } from './saml-metadata';
import { readSdkCall } from './sdk-call';
import { readLoadBalancerAttribute } from './load-balancer-attribute';
import { type Reader } from './reader';
import { readMultiRegionKey, readReplicaKey } from './replica-keys';
import { readStateMachine } from './state-machine';

/** The reader behind each name that a channel table can use. */
export const readers: Readonly<Record<ReaderName, Reader>> = {
  account: readAccount,
  address: readAddress,
  arn: readArn,
  bucket: readBucket,
  code: readCode,
  document: readDocument,
  environment: readEnvironment,
  host: readHost,
  key: readKey,
  model: readModel,
  policy: readPolicy,
  principal: readPrincipal,
  region: readRegion,
  'attribute-name': readAttributeName,
  'backup-policy': readBackupPolicy,
  dashboard: readDashboard,
  'database-parameters': readDatabaseParameters,
  endpoint: readEndpoint,
  'endpoint-secret': readEndpointSecret,
  'endpoint-server': readEndpointServer,
  'ingestion-pipeline': readIngestionPipeline,
  ingress: readIngress,
  invoker: readInvoker,
  members: readMembers,
  'multi-region-key': readMultiRegionKey,
  'replica-key': readReplicaKey,
  'replication-slot': readReplicationSlot,
  'state-machine': readStateMachine,
  'table-mappings': readTableMappings,
  'contact-flow': readContactFlow,
  'cross-region-export': readCrossRegionExport,
  'instance-pair': readInstancePair,
  'log-destination': readLogDestination,
  origin: readOrigin,
  'phone-number': readPhoneNumber,
  'saml-metadata': readSamlMetadata,
  'sdk-call': readSdkCall,
  'load-balancer-attribute': readLoadBalancerAttribute,
};
