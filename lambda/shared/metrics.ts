/**
 * Writes metrics of a Stage to the log, from which CloudWatch takes them (embedded metric format).
 *
 * @param properties what else the line says. Never personal data.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export function writeMetrics(
  { namespace, stage }: { readonly namespace: string; readonly stage: string },
  values: Readonly<Record<string, number>>,
  properties: Readonly<Record<string, string>> = {},
): void {
  const Metrics = Object.keys(values).map((Name) => ({ Name }));
  const _aws = {
    Timestamp: Date.now(),
    CloudWatchMetrics: [{ Namespace: namespace, Dimensions: [['Stage']], Metrics }],
  };
  process.stdout.write(`${JSON.stringify({ ...properties, Stage: stage, ...values, _aws })}\n`);
}
