import { awsRegions } from '../../../../lib/domain/aws-region';
import { placeOfHost } from '../../../../lib/residency/facts/hosts';
import { table, word } from '../../../support/host-places';

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
