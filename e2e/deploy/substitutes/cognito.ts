import {
  CognitoIdentityProviderClient,
  CreateIdentityProviderCommand,
  type CreateIdentityProviderCommandInput,
} from '@aws-sdk/client-cognito-identity-provider';
import * as z from 'zod';
import { modelled } from '../modelled';
import { type Incompleteness, type Substitute } from '../substitute';

const detailsSchema = z.looseObject({
  ProviderDetails: z.record(z.string(), z.union([z.string(), z.boolean()])),
});

/** Identity providers of a user pool, which the emulator's Amazon Cognito has and its CloudFormation has not. */
const substitute: Substitute = {
  types: ['AWS::Cognito::UserPoolIdentityProvider'],
  how: 'made in the emulator by the calls of their resource handlers',
  lasts: true,
  open({ emulator, account, region }) {
    const client = new CognitoIdentityProviderClient(emulator.clientSettings(account, region));
    return Promise.resolve({
      create: async (_type, properties) => {
        const details = Object.entries(detailsSchema.parse(properties).ProviderDetails);
        // The API takes texts only.
        const ProviderDetails = Object.fromEntries(details.map(([name, value]) => [name, String(value)]));
        const input = modelled<CreateIdentityProviderCommandInput>({ ...properties, ProviderDetails });
        const { IdentityProvider } = await client.send(new CreateIdentityProviderCommand(input));
        return { Ref: IdentityProvider?.ProviderName };
      },
    });
  },
};

export const incompleteness: Incompleteness = { substitute };
