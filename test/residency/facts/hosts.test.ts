import fc from 'fast-check';
import { awsRegions } from '../../../lib/domain/aws-region';
import { type HostPlace, placeOfHost } from '../../../lib/residency/facts/hosts';
import { countryOfCloudRegion } from '../../../lib/residency/facts/hosts/cloud-regions';
import { edgeNetworks, regionNamingVendors, vendorSites } from '../../../lib/residency/facts/hosts/vendor-sites';

const table = (rows: string): [string, string][] =>
  rows
    .trim()
    .split('\n')
    .map((row) => row.trim().split(/\s+/) as [string, string]);

/** One word for a place: a Region, `global:<service>`, `<vendor country>`, `edge`, `private`, `unknown`. */
function word(place: HostPlace): string {
  switch (place.kind) {
    case 'aws':
      return place.region;
    case 'aws-global':
      return `global:${place.service}`;
    case 'vendor':
      return place.country;
    case 'edge':
    case 'private':
    case 'unknown':
      return place.kind;
  }
}

describe('placeOfHost: hosts of AWS', () => {
  it.each(
    table(`
      sqs.ca-central-1.amazonaws.com                                      ca-central-1
      SQS.CA-Central-1.amazonaws.com.                                     ca-central-1
      sqs.ca-central-1.amazonaws.com:443                                  ca-central-1
      kms-fips.us-gov-west-1.amazonaws.com                                us-gov-west-1
      sts.eu-central-1.amazonaws.com                                      eu-central-1
      api.ecr.eu-west-3.amazonaws.com                                     eu-west-3
      123456789012.dkr.ecr.us-east-2.amazonaws.com                        us-east-2
      data.iot.ap-south-1.amazonaws.com                                   ap-south-1
      participant.connect.us-west-2.amazonaws.com                         us-west-2
      sqs.eusc-de-east-1.amazonaws.eu                                     eusc-de-east-1
      sqs.eusc-de-east-1.api.amazonwebservices.eu                         eusc-de-east-1
      sqs.cn-north-1.amazonaws.com.cn                                     cn-north-1
      ec2.us-iso-east-1.c2s.ic.gov                                        us-iso-east-1
      s3.eu-west-1.amazonaws.com                                          eu-west-1
      bucket.s3.eu-west-1.amazonaws.com                                   eu-west-1
      us-east-1.bucket.s3.eu-west-1.amazonaws.com                         eu-west-1
      *.s3.eu-west-1.amazonaws.com                                        eu-west-1
      s3-us-west-2.amazonaws.com                                          us-west-2
      bucket.s3-us-west-2.amazonaws.com                                   us-west-2
      bucket.s3.dualstack.ca-west-1.amazonaws.com                         ca-west-1
      bucket.s3-fips.dualstack.us-east-1.amazonaws.com                    us-east-1
      bucket.s3-website.eu-central-1.amazonaws.com                        eu-central-1
      bucket.s3-website-us-east-1.amazonaws.com                           us-east-1
      ap-123456789012.s3-accesspoint.eu-north-1.amazonaws.com             eu-north-1
      b--use1-az4--x-s3.s3express-use1-az4.us-east-1.amazonaws.com        us-east-1
      bucket.s3-external-1.amazonaws.com                                  us-east-1
      bucket.s3.amazonaws.com                                             global:s3
      us-east-1.s3.amazonaws.com                                          global:s3
      rec.us-east-1.s3.amazonaws.com                                      global:s3
      mfzwi23gnjvgw.mrap.accesspoint.s3-global.amazonaws.com              global:s3
      bucket.s3-accelerate.amazonaws.com                                  edge
      bucket.s3-accelerate.dualstack.amazonaws.com                        edge
      db.c1a2b3.us-east-1.rds.amazonaws.com                               us-east-1
      x.cluster-ro-abc.eu-west-2.rds.amazonaws.com                        eu-west-2
      x.cluster-abc.eu-west-2.neptune.amazonaws.com                       eu-west-2
      x.cluster-abc.eu-west-2.docdb.amazonaws.com                         eu-west-2
      wg.123456789012.us-east-1.redshift-serverless.amazonaws.com         us-east-1
      cl.abc.us-east-1.redshift.amazonaws.com                             us-east-1
      cfg.abc.use1.cache.amazonaws.com                                    us-east-1
      abc.serverless.cac1.cache.amazonaws.com                             ca-central-1
      master.abc.apse2.cache.amazonaws.com                                ap-southeast-2
      abc.eun1.cache.amazonaws.com                                        eu-north-1
      abc.zzz9.cache.amazonaws.com                                        global:cache
      clustercfg.x.abc.memorydb.eu-central-1.amazonaws.com                eu-central-1
      vpc-logs-abc.us-east-1.es.amazonaws.com                             us-east-1
      abc.us-west-2.aoss.amazonaws.com                                    us-west-2
      b-1.x.abc.c2.kafka.eu-west-1.amazonaws.com                          eu-west-1
      b-123.mq.eu-west-1.amazonaws.com                                    eu-west-1
      lb-123.ca-central-1.elb.amazonaws.com                               ca-central-1
      nlb-123.elb.ca-central-1.amazonaws.com                              ca-central-1
      vpce-0a1b.sqs.us-east-1.vpce.amazonaws.com                          us-east-1
      vpce-0a1b-us-east-1a.sqs.eu-west-1.vpce.amazonaws.com               eu-west-1
      ec2-1-2-3-4.compute-1.amazonaws.com                                 us-east-1
      ec2-1-2-3-4.eu-west-1.compute.amazonaws.com                         eu-west-1
      abc.execute-api.sa-east-1.amazonaws.com                             sa-east-1
      abc.appsync-api.ap-northeast-1.amazonaws.com                        ap-northeast-1
      queue.amazonaws.com                                                 us-east-1
      us-west-2.queue.amazonaws.com                                       us-west-2
      sdb.amazonaws.com                                                   us-east-1
      pool.auth.ca-central-1.amazoncognito.com                            ca-central-1
      pool.auth-fips.us-west-2.amazoncognito.com                          us-west-2
      abc.lambda-url.us-east-1.on.aws                                     us-east-1
      abc.dsql.us-east-2.on.aws                                           us-east-2
      lambda.eu-west-1.api.aws                                            eu-west-1
      env.eba-abc.us-east-1.elasticbeanstalk.com                          us-east-1
      abc.us-east-1.awsapprunner.com                                      us-east-1
      x.y.us-east-1.cs.amazonlightsail.com                                us-east-1
      x.studio.us-east-1.sagemaker.aws                                    us-east-1
      us-east-1.console.aws.amazon.com                                    us-east-1
      eu-west-1.quicksight.aws.amazon.com                                 eu-west-1
      com.amazonaws.us-east-1.s3                                          us-east-1
      com.amazonaws.vpce.eu-west-1.vpce-svc-0a1b                          eu-west-1
      com.amazonaws.s3-global.accesspoint                                 global:s3-global
      sts.amazonaws.com                                                   global:sts
      iam.amazonaws.com                                                   global:iam
      iam.us-gov.amazonaws.com                                            global:iam
      iam.global.api.aws                                                  global:iam
      route53.amazonaws.com                                               global:route53
      cloudfront.amazonaws.com                                            global:cloudfront
      global.health.amazonaws.com                                         global:health
      amazonaws.com                                                       global:amazonaws.com
      d111111abcdef8.cloudfront.net                                       edge
      a1234.awsglobalaccelerator.com                                      edge
      main.d123.amplifyapp.com                                            edge
      corp.awsapps.com                                                    global:awsapps
      acme.my.connect.aws                                                 global:connect
    `),
  )('%s is in %s', (host, expected) => {
    expect(word(placeOfHost(host))).toBe(expected);
  });

  it.each([
    ['bucket.s3.eu-west-1.amazonaws.com', 's3'],
    ['bucket.s3.dualstack.eu-west-1.amazonaws.com', 's3'],
    ['us-west-2.queue.amazonaws.com', 'queue'],
    ['x.use1.cache.amazonaws.com', 'elasticache'],
    ['acme.us-east-1.awsapprunner.com', 'apprunner'],
    ['pool.auth.us-east-1.amazoncognito.com', 'cognito'],
  ])('%s belongs to the service %s', (host, service) => {
    expect(placeOfHost(host)).toMatchObject({ kind: 'aws', service });
  });

  it('knows every Region as a service endpoint, and every commercial one by its ElastiCache code', () => {
    for (const { code, partition } of awsRegions) {
      expect(placeOfHost(`sqs.${code}.amazonaws.com`)).toEqual({ kind: 'aws', service: 'sqs', region: code });
      if (partition !== 'aws') continue;
      const [area, direction = '', number] = code.split('-');
      const letters = direction.replace('north', 'n').replace('south', 's').replace('east', 'e').replace('west', 'w');
      const host = `x.abc.${area}${letters.replace('central', 'c')}${number}.cache.amazonaws.com`;
      expect(placeOfHost(host)).toMatchObject({ region: code });
    }
  });
});

describe('placeOfHost: vendors, other clouds and the edge', () => {
  it.each(
    table(`
      datadoghq.com                                                       US
      aws-kinesis-http-intake.logs.datadoghq.com                          US
      api.us3.datadoghq.com                                               US
      http-intake.logs.us5.datadoghq.com                                  US
      aws-kinesis-http-intake.logs.datadoghq.eu                           DE
      api.ap1.datadoghq.com                                               JP
      api.ap2.datadoghq.com                                               AU
      api.ap9.datadoghq.com                                               ??
      api.ddog-gov.com                                                    US
      aws-api.newrelic.com                                                US
      otlp.nr-data.net                                                    US
      aws-api.eu01.nr-data.net                                            DE
      log-api.eu.newrelic.com                                             DE
      log-api.jp.newrelic.com                                             JP
      http-inputs-acme.splunkcloud.com                                    ??
      ingest.us1.signalfx.com                                             US
      ingest.eu0.signalfx.com                                             IE
      ingest.zz0.signalfx.com                                             ??
      endpoint4.collection.sumologic.com                                  US
      endpoint1.collection.eu.sumologic.com                               IE
      collectors.ca.sumologic.com                                         CA
      collectors.zz.sumologic.com                                         ??
      ingress.us1.coralogix.com                                           US
      ingress.eu2.coralogix.com                                           SE
      listener.logz.io                                                    US
      listener-ca.logz.io                                                 CA
      o1.ingest.sentry.io                                                 US
      o1.ingest.de.sentry.io                                              DE
      api.honeycomb.io                                                    US
      api.eu1.honeycomb.io                                                ??
      abc12345.live.dynatrace.com                                         ??
      hooks.slack.com                                                     US
      acme.webhook.office.com                                             ??
      events.pagerduty.com                                                US
      events.eu.pagerduty.com                                             ??
      api.opsgenie.com                                                    US
      api.twilio.com                                                      US
      api.dublin.ie1.twilio.com                                           IE
      api.sydney.au1.twilio.com                                           AU
      acme.my.salesforce.com                                              ??
      acme.zendesk.com                                                    ??
      acme.service-now.com                                                ??
      acme.us.auth0.com                                                   US
      acme.eu.auth0.com                                                   ??
      acme.okta.com                                                       ??
      xy12345.us-east-1.snowflakecomputing.com                            US
      xy12345.ca-central-1.aws.snowflakecomputing.com                     CA
      xy12345.east-us-2.azure.snowflakecomputing.com                      US
      xy12345.europe-west4.gcp.snowflakecomputing.com                     NL
      org-account.snowflakecomputing.com                                  ??
      us-east-1.snowflakecomputing.com                                    ??
      pkc-abc.us-east-1.aws.confluent.cloud                               US
      pkc-abc.westeurope.azure.confluent.cloud                            NL
      abc.eu-central-1.aws.cloud.es.io                                    DE
      abc.ca-central-1.aws.elastic-cloud.com                              CA
      cluster0.abc.mongodb.net                                            ??
      redis-1.c1.us-east-1-2.ec2.cloud.redislabs.com                      US
      idx-1.svc.us-east-1-aws.pinecone.io                                 US
      idx-1.svc.aped-4627-b74a.pinecone.io                                ??
      db-acme.aivencloud.com                                              ??
      us1-abc-1.upstash.io                                                ??
      prometheus-prod-13-prod-us-east-0.grafana.net                       US
      logs-prod-eu-west-0.grafana.net                                     ??
      acme.grafana.net                                                    ??
      vm.northeurope.cloudapp.azure.com                                   IE
      acct.blob.core.windows.net                                          ??
      westeurope.azurewebsites.net                                        ??
      app-abc.westeurope-01.azurewebsites.net                             NL
      westeurope.api.cognitive.microsoft.com                              NL
      prod-12.canadacentral.logic.azure.com                               CA
      europe-west1-aiplatform.googleapis.com                              BE
      storage.googleapis.com                                              ??
      us-central1.storage.googleapis.com                                  ??
      us-central1-acme.cloudfunctions.net                                 US
      svc-123.europe-west3.run.app                                        DE
      us-east1-acme-hash-uc.a.run.app                                     ??
      app.workers.dev                                                     edge
      acme.azurefd.net                                                    edge
      x.global.fastly.net                                                 edge
      acme.vercel.app                                                     edge
    `),
  )('%s is in %s', (host, expected) => {
    expect(word(placeOfHost(host))).toBe(expected);
  });

  it('names the vendor', () => {
    expect(placeOfHost('hooks.slack.com')).toEqual({ kind: 'vendor', vendor: 'Slack', country: 'US' });
  });

  it('lists every domain once, with a country or ??', () => {
    const sites = vendorSites.flatMap(([, domains]) => Object.entries(domains));
    expect(sites.filter(([country]) => !/^(?:[A-Z]{2}|\?\?)$/.test(country))).toEqual([]);
    const lists = [
      ...sites.map(([, domains]) => domains),
      ...regionNamingVendors.map(({ domains }) => domains),
      ...Object.values(edgeNetworks),
    ];
    const domains = lists.flatMap((list) => list.trim().split(/\s+/));
    expect(domains.filter((domain, index) => domains.indexOf(domain) !== index)).toEqual([]);
    expect(domains.filter((domain) => placeOfHost(`host.${domain}`).kind === 'unknown')).toEqual([]);
  });
});

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

describe('countryOfCloudRegion', () => {
  it.each([
    ['us-east-1', 'US'],
    ['eu-central-2', 'CH'],
    ['us-east-1-aws', 'US'],
    ['us-west4-gcp-free', 'US'],
    ['eastus-mz', 'US'],
    ['west-europe', 'NL'],
    ['canada-central', 'CA'],
    ['northeurope', 'IE'],
    ['northamerica-northeast1', 'CA'],
    ['uksouth', 'GB'],
    ['prod', undefined],
    ['us', undefined],
    ['eu-west', undefined],
    ['toString', undefined],
  ])('%s is %s', (label, country) => {
    expect(countryOfCloudRegion(label)).toBe(country);
  });
});
