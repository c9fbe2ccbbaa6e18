/** Roles that answer for the alarms of a test. */
export const alarmOwners = { operations: 'Operations', security: 'Security', privacy: 'Privacy' } as const;
