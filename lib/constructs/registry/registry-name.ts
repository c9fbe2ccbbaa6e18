/**
 * Name of the registry's table, the same in every Region. Deterministic, because Stages of jurisdictions read the local
 * replica without a reference to the Stage that makes it.
 *
 * @param registryStage - id of the registry's Stage, such as `registry-prod`
 */
export function registryTableName(registryStage: string): string {
  return `${registryStage}-organisations`;
}
