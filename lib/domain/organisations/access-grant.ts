import { type AccessScope } from './access-scopes';

/** What an organisation can permit to another. A caller's own profile is nobody else's. */
export const grantableScopes = ['organisation.read', 'users.read'] as const satisfies readonly AccessScope[];

/** Days that a grant may last at most; then it must be decided again. */
export const GRANT_MAX_DAYS = 90;

/** Lets users of one organisation see data of another, in the Region that is home to both, until a time. */
export interface AccessGrant {
  /** The organisation whose users are let in. */
  readonly holderId: string;
  /** The organisation whose data they see. */
  readonly ownerId: string;
  readonly scopes: readonly AccessScope[];
  /** The first moment at which it permits nothing any more. */
  readonly expiresAt: Date;
}
