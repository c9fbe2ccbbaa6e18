import { placeOfHost } from '../../../../lib/residency/facts/hosts';
import { countryOfCloudRegion } from '../../../../lib/residency/facts/hosts/cloud-regions';
import { edgeNetworks, regionNamingVendors, vendorSites } from '../../../../lib/residency/facts/hosts/vendor-sites';
import { table, word } from '../../../support/host-places';

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
