/** Extensions that migrations may create. None of them reaches another server, a bucket or a function. */
const EXTENSIONS = ['pgaudit', 'pgcrypto', 'pg_stat_statements'];

/** Write-ahead log that a broken replication may keep back, in megabytes; beyond it the slot ends and not the disk. */
const SLOT_LIMIT_MEGABYTES = 10_240;

/** Parameters of every database: TLS only, audited, and without a way out in SQL. */
const everyDatabase: Readonly<Record<string, string>> = {
  'rds.force_ssl': '1',
  ssl_min_protocol_version: 'TLSv1.2',
  'rds.allowed_extensions': EXTENSIONS.join(','),
  shared_preload_libraries: 'pgaudit,pg_stat_statements',
  // Changes of schema and rights always; reads and writes of what is granted to the auditor's role.
  'pgaudit.log': 'ddl,role',
  'pgaudit.role': 'rds_pgaudit',
  // Values of rows stay out of the log: not in the details of an error, and not as parameters.
  'pgaudit.log_parameter': '0',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_connections: '1',
  log_disconnections: '1',
};

/**
 * The parameters of a database.
 *
 * @param replicates whether a replication reads its changes. A slot carries every change of a database, so this is for
 * databases that hold reference data and nothing else.
 * @see https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Source.PostgreSQL.html
 */
export function databaseParameters({ replicates }: { readonly replicates: boolean }): Record<string, string> {
  if (!replicates) return { ...everyDatabase };
  return {
    ...everyDatabase,
    'rds.logical_replication': '1',
    max_slot_wal_keep_size: String(SLOT_LIMIT_MEGABYTES),
    wal_sender_timeout: '30000',
  };
}
