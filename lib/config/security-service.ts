/** Security services of which AWS allows one in an account and Region. */
export const securityServices = ['threat-detection', 'configuration-recorder', 'access-analyzer'] as const;

export type SecurityService = (typeof securityServices)[number];
