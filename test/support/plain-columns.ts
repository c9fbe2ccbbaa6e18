/** Columns that would hold identifiers of people in plain text, whatever their type. */
export const plainColumns = [
  'work_email text',
  '"mobileNumber" varchar(20)',
  'ssn char(11)',
  'pan bigint',
  'iban text[]',
  'passport_no jsonb',
  'customer_number integer',
  'customer_id text',
  'national_id bytea',
  'phone citext_like',
  'last_ip_address inet',
  // PostgreSQL writes names without quotes in lower case: of `phoneNumber` it makes `phonenumber`.
  'phoneNumber text',
  'workEmailAddress text',
  'mobileNo text',
  'customerId text',
  'socialSecurityNumber text',
] as const;
