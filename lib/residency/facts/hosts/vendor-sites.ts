/**
 * Vendors whose domain tells the country: `[vendor, { country: domains }]`. `??` where a domain serves several.
 *
 * Read on the vendors' own pages of their sites: Datadog, Sumo Logic, Coralogix, Sentry, New Relic (regions, not cities),
 * Honeycomb. The others are well known but were not read; where the country was in doubt it is `??`.
 */
export const vendorSites: readonly (readonly [vendor: string, domainsByCountry: Readonly<Record<string, string>>])[] = [
  [
    'Datadog',
    {
      US: 'datadoghq.com us3.datadoghq.com us5.datadoghq.com ddog-gov.com us2.ddog-gov.com',
      DE: 'datadoghq.eu',
      JP: 'ap1.datadoghq.com',
      AU: 'ap2.datadoghq.com',
      GB: 'uk1.datadoghq.com',
    },
  ],
  [
    'New Relic',
    { US: 'newrelic.com nr-data.net', DE: 'eu.newrelic.com eu01.nr-data.net', JP: 'jp.newrelic.com jp01.nr-data.net' },
  ],
  ['Splunk Cloud', { '??': 'splunkcloud.com' }],
  [
    'Splunk Observability Cloud',
    {
      US: `signalfx.com us0.signalfx.com us1.signalfx.com us2.signalfx.com us0.observability.splunkcloud.com
        us1.observability.splunkcloud.com us2.observability.splunkcloud.com`,
      IE: 'eu0.signalfx.com eu0.observability.splunkcloud.com',
      DE: 'eu1.signalfx.com eu1.observability.splunkcloud.com',
      '??': 'eu2.signalfx.com eu2.observability.splunkcloud.com',
      AU: 'au0.signalfx.com au0.observability.splunkcloud.com',
      JP: 'jp0.signalfx.com jp0.observability.splunkcloud.com',
    },
  ],
  [
    'Sumo Logic',
    {
      US: 'sumologic.com us2.sumologic.com fed.sumologic.com',
      IE: 'eu.sumologic.com',
      DE: 'de.sumologic.com',
      CA: 'ca.sumologic.com',
      AU: 'au.sumologic.com',
      JP: 'jp.sumologic.com',
      IN: 'in.sumologic.com',
      KR: 'kr.sumologic.com',
      CH: 'ch.sumologic.com',
    },
  ],
  [
    'Coralogix',
    {
      IE: 'coralogix.com eu1.coralogix.com',
      US: 'us1.coralogix.com us2.coralogix.com us3.coralogix.com coralogix.us cx498.coralogix.com',
      SE: 'eu2.coralogix.com',
      IN: 'ap1.coralogix.com coralogix.in',
      SG: 'ap2.coralogix.com coralogixsg.com',
      ID: 'ap3.coralogix.com',
    },
  ],
  [
    'Logz.io',
    {
      US: 'logz.io listener.logz.io api.logz.io app.logz.io listener-wa.logz.io api-wa.logz.io app-wa.logz.io',
      DE: 'listener-eu.logz.io api-eu.logz.io app-eu.logz.io',
      CA: 'listener-ca.logz.io api-ca.logz.io app-ca.logz.io',
      AU: 'listener-au.logz.io api-au.logz.io app-au.logz.io',
      GB: 'listener-uk.logz.io api-uk.logz.io app-uk.logz.io',
      NL: 'listener-nl.logz.io api-nl.logz.io app-nl.logz.io',
    },
  ],
  ['Sentry', { US: 'sentry.io us.sentry.io ingest.us.sentry.io', DE: 'de.sentry.io ingest.de.sentry.io' }],
  ['Honeycomb', { US: 'honeycomb.io', '??': 'eu1.honeycomb.io' }],
  ['Dynatrace', { '??': 'dynatrace.com dynatracelabs.com' }],
  ['Lightstep', { US: 'lightstep.com', '??': 'eu.lightstep.com' }],
  ['Loggly', { US: 'loggly.com' }],
  ['Papertrail', { US: 'papertrailapp.com' }],
  ['Rollbar', { US: 'rollbar.com' }],
  ['Grafana Cloud', { '??': 'grafana.net' }],
  ['PagerDuty', { US: 'pagerduty.com', '??': 'eu.pagerduty.com' }],
  ['Opsgenie', { US: 'opsgenie.com', '??': 'eu.opsgenie.com' }],
  ['Splunk On-Call', { US: 'victorops.com' }],
  ['Slack', { US: 'slack.com slack-gov.com' }],
  ['Microsoft 365', { '??': 'office.com office365.com microsoft.com sharepoint.com' }],
  ['Atlassian', { '??': 'atlassian.com atlassian.net' }],
  ['GitHub', { US: 'github.com githubusercontent.com', '??': 'ghe.com' }],
  ['Salesforce', { '??': 'salesforce.com force.com salesforce-scrt.com' }],
  ['Zendesk', { '??': 'zendesk.com' }],
  ['ServiceNow', { '??': 'service-now.com servicenow.com' }],
  ['Google Cloud', { '??': 'storage.googleapis.com' }],
  ['HubSpot', { '??': 'hubspot.com hubapi.com' }],
  [
    'Twilio',
    {
      US: 'twilio.com us1.twilio.com',
      IE: 'ie1.twilio.com',
      AU: 'au1.twilio.com',
      '??': 'jp1.twilio.com sg1.twilio.com',
    },
  ],
  ['SendGrid', { US: 'sendgrid.com sendgrid.net', '??': 'eu.sendgrid.com' }],
  ['Mailgun', { US: 'mailgun.net mailgun.org', '??': 'eu.mailgun.net eu.mailgun.org' }],
  ['Segment', { US: 'segment.io segment.com', IE: 'eu1.segmentapis.com' }],
  ['Amplitude', { US: 'amplitude.com', '??': 'eu.amplitude.com' }],
  [
    'Auth0',
    {
      US: 'us.auth0.com',
      AU: 'au.auth0.com',
      JP: 'jp.auth0.com',
      GB: 'uk.auth0.com',
      CA: 'ca.auth0.com',
      '??': 'auth0.com eu.auth0.com',
    },
  ],
  ['Okta', { US: 'okta-gov.com okta.mil', '??': 'okta.com okta-emea.com oktapreview.com' }],
  ['OpenAI', { '??': 'openai.com' }],
  ['Anthropic', { '??': 'anthropic.com' }],
  ['MongoDB Atlas', { '??': 'mongodb.net mongodb.com' }],
  ['Aiven', { '??': 'aivencloud.com' }],
  ['Upstash', { '??': 'upstash.io' }],
  ['Databricks', { '??': 'databricks.com azuredatabricks.net' }],
  ['Redis Cloud', { '??': 'redis-cloud.com' }],
];

/**
 * Vendors that write a cloud Region as one of the labels of a host name.
 * `leftmost`: also as the leftmost label, which elsewhere the customer chooses.
 */
export const regionNamingVendors: readonly {
  readonly vendor: string;
  readonly domains: string;
  readonly leftmost?: true;
}[] = [
  { vendor: 'Snowflake', domains: 'snowflakecomputing.com' },
  { vendor: 'Confluent Cloud', domains: 'confluent.cloud' },
  { vendor: 'Elastic Cloud', domains: 'found.io elastic-cloud.com cloud.es.io elastic.cloud' },
  { vendor: 'MongoDB Atlas', domains: 'mongodb-api.com', leftmost: true },
  { vendor: 'Redis Cloud', domains: 'cloud.redislabs.com cloud.rlrcp.com' },
  { vendor: 'Pinecone', domains: 'pinecone.io' },
  { vendor: 'Google Cloud', domains: 'run.app firebasedatabase.app' },
  { vendor: 'Google Cloud', domains: 'googleapis.com pkg.dev cloudfunctions.net', leftmost: true },
  {
    vendor: 'Microsoft Azure',
    domains: `cloudapp.azure.com azurecontainer.io azurecontainerapps.io azurewebsites.net azure-api.net azurecr.io
      logic.azure.com eventgrid.azure.net applicationinsights.azure.com openai.azure.com search.windows.net
      kusto.windows.net core.windows.net servicebus.windows.net database.windows.net vault.azure.net
      documents.azure.com redis.cache.windows.net azuremicroservices.io batch.azure.com`,
  },
  { vendor: 'Microsoft Azure', domains: 'api.cognitive.microsoft.com tts.speech.microsoft.com', leftmost: true },
];

/** Content delivery networks and platforms that answer from edge locations. */
export const edgeNetworks: Readonly<Record<string, string>> = {
  Akamai: 'akamai.net akamaized.net akamaihd.net akamaiedge.net edgekey.net edgesuite.net',
  Cloudflare: 'workers.dev pages.dev cloudflare.com cloudflare.net cloudflarestorage.com trycloudflare.com',
  Fastly: 'fastly.net fastlylb.net',
  'Azure Front Door': 'azureedge.net azurefd.net trafficmanager.net',
  Bunny: 'b-cdn.net',
  Vercel: 'vercel.app',
  Netlify: 'netlify.app netlify.com',
};
