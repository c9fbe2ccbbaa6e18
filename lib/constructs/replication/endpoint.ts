import { CfnEndpoint } from 'aws-cdk-lib/aws-dms';
import { type Role } from 'aws-cdk-lib/aws-iam';
import { type IKey } from 'aws-cdk-lib/aws-kms';
import { type Construct } from 'constructs';
import { CONTROL_SCHEMA } from './task-settings';

export interface ReferenceEndpointProps {
  readonly type: 'source' | 'target';
  /** ARN or name of the secret: user, password, host and port. */
  readonly secretId: string;
  readonly secretReader: Role;
  readonly certificateArn: string;
  readonly key: IKey;
}

/** A reference database as AWS DMS sees it: by a secret, and over TLS with the server's name verified. */
export class ReferenceEndpoint extends CfnEndpoint {
  constructor(scope: Construct, id: string, props: ReferenceEndpointProps) {
    super(scope, id, {
      endpointType: props.type,
      engineName: 'postgres',
      databaseName: 'reference',
      sslMode: 'verify-full',
      certificateArn: props.certificateArn,
      kmsKeyId: props.key.keyArn,
      postgreSqlSettings: {
        secretsManagerSecretId: props.secretId,
        secretsManagerAccessRoleArn: props.secretReader.roleArn,
        ...(props.type === 'source' && {
          // A slot carries the whole database, which holds reference data only.
          pluginName: 'test_decoding',
          captureDdls: false,
          // A slot of a database at rest would keep back the log of the whole server.
          heartbeatEnable: true,
          heartbeatFrequency: 5,
          heartbeatSchema: CONTROL_SCHEMA,
        }),
      },
    });
    this.node.addDependency(props.secretReader);
  }
}
