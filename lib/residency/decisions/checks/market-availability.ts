import { findRegion } from '../../../domain/aws-region';
import { describeRegion } from '../../../domain/country-name';
import { type Jurisdiction } from '../../../domain/jurisdiction';
import { decisionFinding } from '../decision-finding';
import { type DecisionCheck } from './check';

/** The service of which the Region catalogue knows where it is offered. */
const CONNECT = 'connect';

/** A record that Amazon Connect is not to be had at home, or that places it abroad, is held against the Region catalogue. */
export const checkMarketAvailability: DecisionCheck = (filed, { jurisdiction }) => {
  const { id, criteria, grants } = filed.record;
  const claimed = criteria.marketAvailability.notOfferedAtHome;
  const offered = connectAtHome(jurisdiction);
  const found = claimed.flatMap((service, index) => {
    const at = ['criteria', 'marketAvailability', 'notOfferedAtHome', index];
    if (service !== CONNECT) {
      const message = `${id} says that '${service}' is not offered at home, which this catalogue cannot tell; check it by hand`;
      return [decisionFinding(filed, { rule: 'decision-claim-unverified', level: 'warning', at, message })];
    }
    if (offered === undefined) return [];
    const message = `${id} says that Amazon Connect is not offered at home, but it is, in ${describeRegion(offered)}; use it there, or have the record decided on the facts`;
    return [decisionFinding(filed, { rule: 'decision-contradicted', level: 'error', at, message })];
  });
  const abroad = grants.findIndex(({ effect }) => effect === 'service-region-outside-home');
  if (offered === undefined || abroad < 0 || claimed.includes(CONNECT)) return found;
  const message = `${id} places Amazon Connect abroad, but it is offered at home, in ${describeRegion(offered)}: the criterion of market availability is not met; use it there`;
  return [
    ...found,
    decisionFinding(filed, {
      rule: 'decision-contradicted',
      // Where the law makes home the principal option, placing the service abroad needs it to be missing at home.
      level: jurisdiction.principalDeliveryOption ? 'error' : 'warning',
      at: ['grants', abroad, 'effect'],
      message,
    }),
  ];
};

function connectAtHome({ homeRegions }: Jurisdiction): string | undefined {
  return homeRegions.find((code) => {
    const region = findRegion(code);
    return region?.connect === 'instance' && region.status === 'available';
  });
}
