import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { ErasedPlaces } from './erased-places';
import { ErasureCases } from './erasure-cases';
import { IdentifierVault } from '../identifiers/identifier-vault';
import { LegalHolds } from './legal-holds';
import { PiiRegister } from './pii-register';
import { SubjectKeys } from './subject-keys';

/** DynamoDB of the function's own Region. */
export function documentClient(): DynamoDBDocumentClient {
  return DynamoDBDocumentClient.from(new DynamoDBClient({}), { marshallOptions: { removeUndefinedValues: true } });
}

export function registerOf(table: string): PiiRegister {
  return new PiiRegister(documentClient(), table);
}

export function casesOf(table: string): ErasureCases {
  return new ErasureCases(documentClient(), table);
}

export function erasedPlacesOf(table: string): ErasedPlaces {
  return new ErasedPlaces(documentClient(), table);
}

export function legalHoldsOf(table: string): LegalHolds {
  return new LegalHolds(documentClient(), table);
}

export function identifierVaultOf(table: string): IdentifierVault {
  return new IdentifierVault(new DynamoDBClient({}), table);
}

export function subjectKeysOf(keyId: string): SubjectKeys {
  return new SubjectKeys(new KMSClient({}), keyId);
}
