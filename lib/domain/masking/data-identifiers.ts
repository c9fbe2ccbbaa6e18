import { type Jurisdiction } from '../jurisdiction';

/** What is personal or secret in every country. */
const everywhere = ['EmailAddress', 'CreditCardNumber', 'CreditCardExpiration', 'CreditCardSecurityCode'] as const;

/** Identifiers that AWS manages, by ISO 3166-1 country. Of most others it knows driving licences only, or nothing. */
const ofCountry: Readonly<Record<string, readonly string[]>> = {
  CA: [
    'DriversLicense-CA',
    'PassportNumber-CA',
    'PermanentResidenceNumber-CA',
    'PersonalHealthNumber-CA',
    // One numbering plan for both countries.
    'PhoneNumber-US',
    'SocialInsuranceNumber-CA',
  ],
  DE: [
    'BankAccountNumber-DE',
    'DriversLicense-DE',
    'NationalIdentificationNumber-DE',
    'PassportNumber-DE',
    'PhoneNumber-DE',
    'TaxId-DE',
  ],
  ES: [
    'BankAccountNumber-ES',
    'DriversLicense-ES',
    'NieNumber-ES',
    'NifNumber-ES',
    'PassportNumber-ES',
    'PhoneNumber-ES',
    'Ssn-ES',
    'TaxId-ES',
  ],
  FR: [
    'BankAccountNumber-FR',
    'DriversLicense-FR',
    'HealthInsuranceNumber-FR',
    'InseeCode-FR',
    'PassportNumber-FR',
    'PhoneNumber-FR',
    'TaxId-FR',
  ],
  GB: [
    'BankAccountNumber-GB',
    'DriversLicense-GB',
    'ElectoralRollNumber-GB',
    'NationalInsuranceNumber-GB',
    'NhsNumber-GB',
    'PassportNumber-GB',
    'PhoneNumber-GB',
    'TaxId-GB',
  ],
  IT: [
    'BankAccountNumber-IT',
    'DriversLicense-IT',
    'NationalIdentificationNumber-IT',
    'PassportNumber-IT',
    'PhoneNumber-IT',
  ],
  US: [
    'BankAccountNumber-US',
    'DriversLicense-US',
    'HealthInsuranceClaimNumber-US',
    'IndividualTaxIdentificationNumber-US',
    'MedicareBeneficiaryNumber-US',
    'PassportNumber-US',
    'PhoneNumber-US',
    'Ssn-US',
  ],
};

/** Of the whole bloc: people call from every one of its countries. */
const NOT_EEA = ['CA', 'GB', 'US'];
const ofEea = [
  'HealthInsuranceCardNumber-EU',
  ...Object.entries(ofCountry).flatMap(([country, names]) => (NOT_EEA.includes(country) ? [] : names)),
];

/** A telephone number with its country, such as `+14165550123`: identifiers of AWS know those of seven countries only. */
export const telephoneNumber = { name: 'TelephoneNumber', expression: '[+][1-9][0-9]{6,14}' } as const;

/**
 * Names of the data identifiers of AWS by which logs of a jurisdiction are masked. Names and addresses are not among
 * them: so much looks like one that a log could not be read.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL-managed-data-identifiers.html
 */
export function dataIdentifiers({ home }: Pick<Jurisdiction, 'home'>): readonly string[] {
  const local = home.countries.flatMap((country) => ofCountry[country] ?? []);
  return [...new Set([...everywhere, ...local, ...(home.bloc === 'EEA' ? ofEea : [])])];
}
