import { Stack } from 'aws-cdk-lib';
import { type CfnInstance } from 'aws-cdk-lib/aws-connect';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { type IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { type EraseCasesEnvironment } from '../../../lambda/erase-cases/contract';
import { type EraseProfilesEnvironment } from '../../../lambda/erase-profiles/contract';
import { type EraseReportsEnvironment } from '../../../lambda/erase-reports/contract';
import { profilesDomainArn } from '../contact-centre/customer-profiles';
import { type FunctionSurroundings } from '../node-function';
import { type ErasedContent } from './erased-content';
import { DELETE_VERSIONS, ErasureFunction, LONGEST, onTable } from './erasure-function';
import { type ErasureTables } from './erasure-tables';

export interface StoreErasersProps extends FunctionSurroundings {
  readonly tables: ErasureTables;
  readonly key: IKey;
  readonly content: ErasedContent;
  readonly instance: CfnInstance;
  /** Name of the Customer Profiles domain. @default - there is none */
  readonly profilesDomain?: string;
  /** Id of the Amazon Connect Cases domain. @default - there is none */
  readonly casesDomainId?: string;
}

/** Functions that erase what surrounds contacts: reports, profiles and cases, as far as there are any. */
export class StoreErasers extends Construct {
  readonly eraseReports?: ErasureFunction;
  readonly eraseProfiles?: ErasureFunction;
  readonly eraseCases?: ErasureFunction;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: StoreErasersProps,
  ) {
    super(scope, id);
    const { content, profilesDomain, casesDomainId } = props;
    if (content.reportPlaces(this).length > 0) this.eraseReports = this.reports();
    if (profilesDomain === undefined) return;
    this.eraseProfiles = this.profiles(profilesDomain);
    if (casesDomainId !== undefined) this.eraseCases = this.cases(profilesDomain, casesDomainId);
  }

  /** What all of them have. */
  private shared() {
    const { logKey, logRetentionDays, tables } = this.props;
    return {
      logKey,
      logRetentionDays,
      timeout: LONGEST,
      calledBy: 'workflow',
      tables: { CASES_TABLE: tables.cases.tableName, REGISTER_TABLE: tables.register.tableName },
    } as const;
  }

  private onTables(): readonly PolicyStatement[] {
    const { tables, key } = this.props;
    return [...onTable(tables.cases, key, ['GetItem']), ...onTable(tables.register, key, ['Query', 'UpdateItem'])];
  }

  private reports(): ErasureFunction {
    const { content } = this.props;
    const { tables, ...shared } = this.shared();
    const copies = content.copies(this, [...DELETE_VERSIONS], ['report', 'evaluation']);
    return new ErasureFunction(this, 'Reports', {
      ...shared,
      name: 'erase-reports',
      duty: 'erasure',
      description: 'Searches reports and evaluations for a data subject, and takes its rows out',
      environment: {
        ...tables,
        BUCKETS: Stack.of(this).toJsonString(content.reportPlaces(this)),
      } satisfies EraseReportsEnvironment,
      memoryMiB: 1024,
      statements: [
        ...this.onTables(),
        ...content.lists(),
        ...(['report', 'evaluation'] as const).flatMap((kind) =>
          content.objects(
            [
              's3:GetObject',
              's3:GetObjectVersion',
              's3:GetObjectVersionTagging',
              's3:PutObject',
              's3:PutObjectTagging',
              's3:RestoreObject',
              ...DELETE_VERSIONS,
            ],
            kind,
          ),
        ),
        content.useOfKey(this, ['kms:Decrypt', 'kms:GenerateDataKey']),
      ],
      objectsOf: [...content.ofKind('report'), ...content.ofKind('evaluation')],
      ...(copies.length > 0 && {
        crossRegion: {
          statements: copies,
          reason:
            'Second copies are in the other Region of the same jurisdiction; S3 replicates no deletion of a version.',
        },
        copiesOf: content.copyArns(this, ['report', 'evaluation']),
      }),
    });
  }

  private profiles(domainName: string): ErasureFunction {
    const { tables, ...shared } = this.shared();
    const domain = profilesDomainArn(this, domainName);
    return new ErasureFunction(this, 'Profiles', {
      ...shared,
      name: 'erase-profiles',
      description: 'Erases profiles of a data subject',
      environment: { ...tables, PROFILES_DOMAIN: domainName } satisfies EraseProfilesEnvironment,
      statements: [
        ...this.onTables(),
        new PolicyStatement({
          actions: [
            'profile:SearchProfiles',
            'profile:ListProfileObjectTypes',
            'profile:ListProfileObjects',
            'profile:DeleteProfile',
          ],
          resources: [domain, `${domain}/object-types/*`],
        }),
      ],
      below: {
        arns: [`${domain}/object-types`],
        reason: 'A profile is made of objects of every type of this one domain, and all are about the person.',
      },
    });
  }

  private cases(profilesDomain: string, domainId: string): ErasureFunction {
    const { content, instance } = this.props;
    const { tables, ...shared } = this.shared();
    const { partition, region, account } = Stack.of(this);
    const domain = `arn:${partition}:cases:${region}:${account}:domain/${domainId}`;
    return new ErasureFunction(this, 'Cases', {
      ...shared,
      name: 'erase-cases',
      description: 'Erases cases of a data subject',
      environment: {
        ...tables,
        CASES_DOMAIN_ID: domainId,
        CASES_DOMAIN_ARN: domain,
        PROFILES_DOMAIN_ARN: profilesDomainArn(this, profilesDomain),
        INSTANCE_ID: instance.attrId,
        INSTANCE_ARN: instance.attrArn,
        BUCKETS: Stack.of(this).toJsonString(content.places(this, ['attachment'])),
      } satisfies EraseCasesEnvironment,
      statements: [
        ...this.onTables(),
        new PolicyStatement({
          actions: [
            'cases:SearchCases',
            'cases:ListCasesForContact',
            'cases:GetCase',
            'cases:SearchRelatedItems',
            'cases:DeleteRelatedItem',
            'cases:DeleteCase',
          ],
          resources: [domain, `${domain}/*`],
        }),
        new PolicyStatement({
          actions: ['connect:GetAttachedFile', 'connect:DeleteAttachedFile'],
          resources: [`${instance.attrArn}/file/*`],
        }),
      ],
      below: {
        arns: [domain],
        reason: 'Which cases are those of a person is known when the person asks; they are of this one domain.',
      },
      partsOf: { instance, parts: ['file'] },
    });
  }
}
