import { words } from './roles';

/**
 * Services that AWS runs in one place per partition, whatever Region a stack names.
 * Source: services without Regional endpoints in botocore's endpoints.json, and the service's own endpoint page.
 */
const globalServices = new Set(
  words(`
    BCM BCMDataExports BcmPricingCalculator Billing BillingConductor Budgets CE CUR Chatbot CloudFront GlobalAccelerator
    IAM Invoicing NetworkManager NotificationsContacts Organizations PricingPlanManager Route53 Route53RecoveryControl
    Route53RecoveryReadiness ServerlessRepo Shield SupportApp UXC WAF
  `),
);

/** Types of Regional services that are forced into us-east-1 when they serve CloudFront or the public. */
const globalTypes = new Set([
  'AWS::CertificateManager::Certificate',
  'AWS::ECR::PublicRepository',
  'AWS::WAFv2::IPSet',
  'AWS::WAFv2::RegexPatternSet',
  'AWS::WAFv2::RuleGroup',
  'AWS::WAFv2::WebACL',
]);

/** Types of global services that hold or log data, so that their place is no formality. */
const placedByChoice = new Set([
  'AWS::CloudFront::KeyValueStore',
  'AWS::CloudFront::RealtimeLogConfig',
  'AWS::Route53::QueryLoggingConfig',
]);

/**
 * Whether AWS, not the author, decides where resources of this type live: a us-east-1 (or us-west-2) stack that holds
 * only such resources is no escape. It says nothing of where data goes through them: the edge is judged on its own.
 */
export function isGloballyPlaced(type: string): boolean {
  if (placedByChoice.has(type)) return false;
  const [vendor, service = ''] = type.split('::');
  return globalTypes.has(type) || (vendor === 'AWS' && globalServices.has(service));
}
