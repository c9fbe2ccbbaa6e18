import { requireJurisdiction } from '../../domain/jurisdictions';
import { fieldPath } from '../issue';
import { type DeploymentCheck } from './check';
import { homeOf, placeProblem } from './declared-place';

/** Recipients keep what they receive where the profile lets it be, and each is declared once. */
export const checkRecordOfProcessing: DeploymentCheck = ({ jurisdictions }, asOf) =>
  Object.entries(jurisdictions).flatMap(([id, { profile, recordOfProcessing, integrations }]) => {
    const jurisdiction = requireJurisdiction(profile);
    const recipients = recordOfProcessing?.recipients ?? [];
    const judged = [integrations.siem?.host, integrations.crm?.host];
    return recipients.flatMap(({ name, country, subdivision, host = name }, index) => {
      const at = (field: string) => fieldPath(['jurisdictions', id, 'recordOfProcessing', 'recipients', index, field]);
      // An integration's place, and the decision that may permit it, are judged where it is declared.
      const problem = judged.includes(host)
        ? undefined
        : placeProblem(jurisdiction, { country, subdivision, host }, asOf);
      const isRepeated = recipients.findIndex((other) => other.name === name) !== index;
      return [
        ...(isRepeated ? [{ path: at('name'), message: `is '${name}' once more; declare each recipient once` }] : []),
        ...(problem
          ? [{ path: at('country'), message: `${problem.reason}; name a recipient in ${homeOf(jurisdiction)}` }]
          : []),
      ];
    });
  });
