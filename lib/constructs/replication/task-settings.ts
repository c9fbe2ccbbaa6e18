/** Schema of the target in which AWS DMS keeps its own tables. */
export const CONTROL_SCHEMA = 'replication_control';

const LOGGED_COMPONENTS = [
  'SOURCE_UNLOAD',
  'SOURCE_CAPTURE',
  'TARGET_LOAD',
  'TARGET_APPLY',
  'TASK_MANAGER',
  'VALIDATOR_EXT',
];

/**
 * Settings of a task of reference data. Tables of the target are emptied and never dropped, because their rights would
 * go with them; values are copied whole; every row is validated; schemas follow migrations and not the replication.
 *
 * @see https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Tasks.CustomizingTasks.TaskSettings.html
 */
export function taskSettings(): string {
  return JSON.stringify({
    TargetMetadata: {
      SupportLobs: true,
      FullLobMode: true,
      LimitedSizeLobMode: false,
      LobChunkSize: 64,
      InlineLobMaxSize: 16,
    },
    FullLoadSettings: { TargetTablePrepMode: 'TRUNCATE_BEFORE_LOAD' },
    ControlTablesSettings: { ControlSchema: CONTROL_SCHEMA },
    ValidationSettings: { EnableValidation: true, ThreadCount: 5 },
    ChangeProcessingDdlHandlingPolicy: {
      HandleSourceTableAltered: false,
      HandleSourceTableDropped: false,
      HandleSourceTableTruncated: true,
    },
    ErrorBehavior: {
      // A table that is not there is a mistake and no detail.
      FailOnNoTablesCaptured: true,
      DataErrorPolicy: 'LOG_ERROR',
      TableErrorPolicy: 'SUSPEND_TABLE',
      RecoverableErrorCount: -1,
      RecoverableErrorInterval: 10,
      RecoverableErrorThrottling: true,
    },
    Logging: {
      EnableLogging: true,
      // Higher levels write values of rows.
      LogComponents: LOGGED_COMPONENTS.map((Id) => ({ Id, Severity: 'LOGGER_SEVERITY_DEFAULT' })),
    },
  });
}
