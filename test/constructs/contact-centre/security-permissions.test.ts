import fc from 'fast-check';
import {
  type PermissionProps,
  permissionsOf,
  securityRoles,
} from '../../../lib/constructs/contact-centre/security-permissions';

const all: PermissionProps = {
  outboundCalls: true,
  email: true,
  callRecording: true,
  evaluations: true,
  contactLens: true,
  generativeAi: true,
};
const generative = ['ContactLensPostContactSummary', 'EvaluationAssistant', 'RulesGenerativeAI', 'QConnect'];
const anyFeatures = fc.record({
  outboundCalls: fc.boolean(),
  email: fc.boolean(),
  callRecording: fc.boolean(),
  evaluations: fc.boolean(),
  contactLens: fc.boolean(),
  generativeAi: fc.boolean(),
});

describe('security permissions', () => {
  test.each(securityRoles)('%s downloads nothing and cannot send data to other systems', (role) => {
    fc.assert(
      fc.property(anyFeatures, (features) => {
        const permissions = permissionsOf(role, features);
        expect(new Set(permissions).size).toBe(permissions.length);
        expect(permissions.filter((name) => /Download|AnalyticsConnectors|VoiceId/.test(name))).toEqual([]);
      }),
    );
  });

  test('an agent sees no recording, transcript or report', () => {
    const permissions = permissionsOf('agent', all);
    expect(
      permissions.filter((name) => /Recordings|Transcripts|Metrics|ContactSearch|ManagerListenIn/.test(name)),
    ).toEqual([]);
    expect(permissions).toContain('BasicAgentAccess');
  });

  test('only a supervisor hears recordings, and only where there are any', () => {
    const hears = (role: (typeof securityRoles)[number], callRecording: boolean) =>
      permissionsOf(role, { ...all, callRecording }).includes('CallRecordings.Unredacted.Access');
    expect(hears('supervisor', true)).toBe(true);
    expect(hears('supervisor', false)).toBe(false);
    expect(hears('administrator', true)).toBe(false);
  });

  test('generative features are out of reach unless they are on', () => {
    const reaches = (generativeAi: boolean) =>
      securityRoles
        .flatMap((role) => permissionsOf(role, { ...all, generativeAi }))
        .filter((name) => generative.some((prefix) => name.startsWith(prefix)));
    expect(reaches(false)).toEqual([]);
    expect(reaches(true)).not.toEqual([]);
  });

  test('outbound calls and e-mail need their feature', () => {
    const off = permissionsOf('agent', { ...all, outboundCalls: false, email: false });
    expect(off).not.toContain('OutboundCallAccess');
    expect(off).not.toContain('OutboundEmail.Create');
    expect(permissionsOf('agent', all)).toEqual(expect.arrayContaining(['OutboundCallAccess', 'OutboundEmail.Create']));
  });
});
