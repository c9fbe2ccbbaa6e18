import { requireJurisdiction } from '../../domain/jurisdictions';
import { readInputCertificate } from '../input-certificate';
import { fieldPath } from '../issue';
import { type DeploymentCheck } from './check';
import { contradictionOf, homeOf, placeProblem } from './declared-place';

/** Payments are taken by telephone, at a processor where the profile lets data lie, with certificates that are valid. */
export const checkPayments: DeploymentCheck = ({ environments, jurisdictions }, asOf) =>
  Object.entries(jurisdictions).flatMap(([id, { profile, features, payments }]) => {
    if (!payments) return [];
    const at = (...keys: readonly PropertyKey[]) => fieldPath(['jurisdictions', id, 'payments', ...keys]);
    const jurisdiction = requireJurisdiction(profile);
    const { processor, certificates } = payments;
    const contradiction = contradictionOf(processor);
    const problem = contradiction === undefined ? placeProblem(jurisdiction, processor, asOf) : undefined;
    return [
      ...(features.inboundCalls || features.outboundCalls
        ? []
        : [
            {
              path: at(),
              message: 'are taken by telephone, and calls are off; switch calls on, or leave payments out',
            },
          ]),
      ...(contradiction === undefined ? [] : [{ path: at('processor', 'host'), message: contradiction }]),
      ...(problem
        ? [
            {
              path: at('processor', 'country'),
              message: `${problem.reason}; use a processor in ${homeOf(jurisdiction)}`,
            },
          ]
        : []),
      ...Object.entries(certificates).flatMap(([environment, pem]) => {
        const path = at('certificates', environment);
        if (!Object.hasOwn(environments, environment)) {
          const known = Object.keys(environments).join(', ');
          return [{ path, message: `is of no environment of the deployment; write one of ${known}` }];
        }
        const read = readInputCertificate(pem);
        if (typeof read === 'string' || read.validUntil.getTime() > Date.parse(asOf)) return [];
        const end = read.validUntil.toISOString().slice(0, 10);
        return [{ path, message: `ended on ${end}; make another, with a key of its own (docs/payments.md)` }];
      }),
    ];
  });
