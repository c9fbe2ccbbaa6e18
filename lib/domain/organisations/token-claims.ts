/** Claims that a user pool's tokens carry about the user's organisation. */
export const tokenClaims = {
  organisation: 'organisation_id',
  homeRegion: 'home_region',
  roles: 'roles',
  /** Of agents, in access tokens only (`connectUserHash`). */
  connectUser: 'connect_user',
} as const;
