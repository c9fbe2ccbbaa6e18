import fc from 'fast-check';
import { placeOfHost } from '../../../../lib/residency/facts/hosts';

describe('placeOfHost: private and unknown names', () => {
  it.each([
    ...['localhost', 'localhost:8080', 'db.localhost', 'db.local', 'db.svc.cluster.local', 'db.internal', '127.0.0.1'],
    ...[
      'ip-10-0-0-1.eu-west-1.compute.internal',
      'ip-10-0-0-1.ec2.internal',
      'metadata.google.internal',
      'x.home.arpa',
    ],
    ...['10.0.0.1', '10.1.2.3:5432', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254', '100.64.0.1'],
    ...['::1', '[::1]:443', 'fd00::1', 'fe80::1'],
  ])('%s is private', (host) => {
    expect(placeOfHost(host)).toEqual({ kind: 'private' });
  });

  it.each([
    ...[
      'us-east-1.example.com',
      'sqs.us-east-1.amazonaws.com.example.org',
      'amazonaws.com.evil.net',
      'notamazonaws.com',
    ],
    ...['sqs.us-east-1.amazonaws.co', 'datadoghq.com.example.org', 'mydatadoghq.com', 'example.com', 'api.acme.io'],
    ...['8.8.8.8', '172.15.0.1', '172.32.0.1', '100.128.0.1', '192.169.0.1', '2001:db8::1', 'internal.example.com'],
    ...['', '.', 'redis', 'x', 'a b.com', 'https://sqs.us-east-1.amazonaws.com', 'mylocal', 'us-east-1', '${Host}'],
  ])('%s is unknown', (host) => {
    expect(placeOfHost(host)).toEqual({ kind: 'unknown' });
  });

  it('reads no name that is longer than DNS allows', () => {
    expect(placeOfHost(`${'a.'.repeat(130)}sqs.us-east-1.amazonaws.com`)).toEqual({ kind: 'unknown' });
    expect(placeOfHost(`${'a.'.repeat(1_000_000)}b`)).toEqual({ kind: 'unknown' });
  });

  it('never throws, and does not depend on case', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.domain(), fc.ipV6(), fc.webAuthority()), (host) => {
        expect(placeOfHost(host)).toEqual(placeOfHost(host.toLowerCase()));
      }),
    );
  });

  it('finds no place in a domain that is in no list, whatever its labels say', () => {
    const label = fc.constantFrom('us-east-1', 's3', 'eu', 'amazonaws', 'com', 'aws', 'datadoghq', 'use1', 'cache');
    fc.assert(
      fc.property(fc.array(label, { minLength: 1, maxLength: 5 }), (labels) => {
        expect(placeOfHost(`${labels.join('.')}.example.org`)).toEqual({ kind: 'unknown' });
      }),
    );
  });
});
