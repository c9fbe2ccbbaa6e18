import { type Incompleteness } from '../substitute';

/** CloudWatch in the emulator has alarms on one metric by its name, and no expressions of several. */
export const incompleteness: Incompleteness = {
  omitted: { 'AWS::CloudWatch::Alarm.Metrics': 'the emulator knows no alarm on an expression of metrics' },
};
