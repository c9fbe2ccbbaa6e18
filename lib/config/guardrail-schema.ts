import * as z from 'zod';

const accountId = z.string().regex(/^\d{12}$/, {
  error: "is no AWS account id; write its 12 digits in quotes, such as '111111111111'",
});

/** Policies of AWS Organizations and hooks that prevent what the gate would refuse. */
export const guardrailSchema = z.strictObject({
  /** Id of the organisation in AWS Organizations, such as `o-a1b2c3d4e5`. */
  organisationId: z.string().regex(/^o-[a-z0-9]{10,32}$/, {
    error: "is no id of an organisation; write one such as 'o-a1b2c3d4e5'",
  }),
  /** Account that manages the organisation. It has no other part in the deployment: no policy binds it. */
  managementAccount: accountId,
  /**
   * Names of the roles with which CloudFormation and the CDK deploy; `*` stands for any letters.
   * Absent: those of `cdk bootstrap` without a qualifier of its own.
   */
  deploymentRoles: z
    .array(
      z.string().regex(/^[\w+=,.@-]{4,}[\w+=,.@*-]*$/, {
        error: "is no name of roles; write one such as 'cdk-hnb659fds-*-role-*', with four letters before the first *",
      }),
    )
    .min(1, { error: 'is empty; without a role nothing can be deployed' })
    .optional(),
  /**
   * Organisational units in which accounts stand, by account: policies are attached to the unit, and bind every account
   * in it. Absent, or an account not in it: they are attached to the account.
   */
  organisationalUnits: z
    .record(
      accountId,
      z.string().regex(/^ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}$/, {
        error: "is no id of an organisational unit; write one such as 'ou-ab12-cdef3456'",
      }),
    )
    .optional(),
});

export type GuardrailSettings = Readonly<z.output<typeof guardrailSchema>>;
