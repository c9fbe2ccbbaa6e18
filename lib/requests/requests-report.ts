import { type ShownRequest } from '../../lambda/manage-requests/contract';
import { type OpenErasureResult } from '../../lambda/open-erasure/contract';
import { type HoldTarget, type LegalHold } from '../domain/erasure/legal-hold';

/** A request that was opened, for people. */
export function openedReport({ requestId, status, answerBy }: OpenErasureResult): string {
  return `${requestId}  ${status}, to be answered by ${answerBy}\n`;
}

/** Requests, for people, the earliest answer first. */
export function requestsReport(requests: readonly ShownRequest[]): string {
  if (requests.length === 0) return 'no request\n';
  return [...requests]
    .sort((a, b) => (a.answerBy < b.answerBy ? -1 : 1))
    .map(requestReport)
    .join('');
}

function requestReport(request: ShownRequest): string {
  const { requestId, status, attempt, answerBy, receivedOn, basis, resumeOn, interruptedBy, notice, extension, tell } =
    request;
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['Received', receivedOn],
    ['Answer by', extension ? `${answerBy}, extended on ${extension.decidedOn}: ${extension.reason}` : answerBy],
    ['Law', basis],
    ['Answer', `${attempt}${notice?.attempt === attempt ? `, ${notice.state}` : ''}`],
    ['Message', notice?.messageId],
    ['Decided anew', resumeOn],
    ['Held by', request.heldBy?.join(', ') || undefined],
    ['Stopped by', status === 'interrupted' ? interruptedBy : undefined],
    ['To be told', tell?.trimEnd().replaceAll('\n', '\n                ')],
  ];
  const told = rows.flatMap(([name, value]) => (value === undefined ? [] : [`  ${name.padEnd(12)}  ${value}`]));
  return [`${requestId}  ${status}`, ...told, ''].join('\n');
}

/** Holds, for people. */
export function holdsReport(holds: readonly LegalHold[]): string {
  if (holds.length === 0) return 'no legal hold\n';
  return holds.map(holdReport).join('');
}

function holdReport({ holdId, authority, basis, target, setOn, setBy, until, released }: LegalHold): string {
  const end = released
    ? `released on ${released.on} by ${released.by}: ${released.reason}`
    : (until ?? 'until released');
  return [
    `${holdId}  ${target.kind}`,
    `  Holds         ${held(target)}`,
    `  Authority     ${authority}`,
    `  Basis         ${basis}`,
    `  Set           ${setOn} by ${setBy}`,
    `  End           ${end}`,
    '',
  ].join('\n');
}

function held(target: HoldTarget): string {
  switch (target.kind) {
    case 'subject':
      return target.subjects.map((subject) => `${subject.slice(0, 16)}…`).join(', ');
    case 'contact':
      return target.contactId;
    case 'objects':
      return `${target.bucket}/${target.prefix}*`;
  }
}
