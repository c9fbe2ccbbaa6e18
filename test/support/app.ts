import { App, type AppProps } from 'aws-cdk-lib';
import { cdkContext } from './cdk-context';

/** An app with the feature flags of production that bundles no Lambda function. */
export function testApp(props: AppProps = {}): App {
  return new App({
    analyticsReporting: false,
    treeMetadata: false,
    ...props,
    context: { ...cdkContext(), ...props.context },
  });
}
