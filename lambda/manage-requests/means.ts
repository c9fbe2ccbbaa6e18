import { type ErasureRegime } from '../../lib/domain/erasure/erasure-regime';
import { type NoticeEnvironment } from '../../lib/domain/erasure/notice-environment';
import { type ErasureCases } from '../shared/erasure/erasure-cases';
import { type ErasureLedger } from '../shared/erasure/erasure-ledger';
import { type LegalHolds } from '../shared/erasure/legal-holds';
import { type SendNotice } from '../shared/erasure/notices';
import { type SubjectKeys } from '../shared/erasure/subject-keys';

/** What the commands work with. */
export interface ManageRequestsMeans {
  readonly cases: ErasureCases;
  readonly holds: LegalHolds;
  readonly ledger: Pick<ErasureLedger, 'written'>;
  readonly subjectKeys: Pick<SubjectKeys, 'of'>;
  readonly regime: ErasureRegime;
  readonly wording: Pick<NoticeEnvironment, 'JURISDICTION' | 'CONTROLLER'>;
  readonly send: SendNotice | undefined;
  readonly now: () => Date;
}
