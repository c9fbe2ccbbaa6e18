import { type ProtocolDouble } from '../../../e2e/doubles/protocol-double';
import { type ReportPlace } from '../../../lib/domain/erasure/object-places';
import { athenaOver, startAthena } from './athena-double';
import { type StoredCase, startCases } from './cases-double';
import { type StoredFile } from './connect-contacts';
import { REGION, REPLICA_REGION } from './place';
import { type StoredProfile, startProfiles } from './profiles-double';
import { type S3Double } from './s3-double';

/** Bucket of the results of queries. */
export const RESULTS = 'results';

export const INSTANCE_ARN = `arn:aws:connect:${REGION}:111111111111:instance/instance`;
export const PROFILES_DOMAIN = 'amazon-connect-northwind-ca-prod';
export const PROFILES_DOMAIN_ARN = `arn:aws:profile:${REGION}:111111111111:domains/${PROFILES_DOMAIN}`;
export const CASES_DOMAIN_ID = 'cases-domain';
export const CASES_DOMAIN_ARN = `arn:aws:cases:${REGION}:111111111111:domain/${CASES_DOMAIN_ID}`;

/** Buckets of reports and evaluations. */
export const reportPlaces: readonly ReportPlace[] = [
  {
    bucket: 'reports',
    region: REGION,
    locked: false,
    replica: { bucket: 'reports-copy', region: REPLICA_REGION },
    category: 'report',
    days: 395,
  },
  { bucket: 'evaluations', region: REGION, locked: false, category: 'evaluation', days: 365 },
];

/** What surrounds the contacts of an instance: profiles, cases with their files, and queries of the lake. */
export class ConnectedStores {
  private constructor(
    readonly profiles: Map<string, StoredProfile>,
    readonly cases: Map<string, StoredCase>,
    readonly files: Map<string, StoredFile>,
    readonly profilesDouble: ProtocolDouble,
    readonly casesDouble: ProtocolDouble,
    readonly athena: Awaited<ReturnType<typeof startAthena>>,
  ) {}

  static async start(s3: S3Double, files: Map<string, StoredFile>): Promise<ConnectedStores> {
    const [profiles, cases] = [new Map<string, StoredProfile>(), new Map<string, StoredCase>()];
    return new ConnectedStores(
      profiles,
      cases,
      files,
      await startProfiles(profiles),
      await startCases(cases),
      await startAthena(() => athenaOver(s3, 'lake', RESULTS)),
    );
  }

  clear(): void {
    for (const store of [this.profiles, this.cases, this.files]) store.clear();
  }

  async close(): Promise<void> {
    await Promise.all([this.profilesDouble.close(), this.casesDouble.close(), this.athena.close()]);
  }
}
