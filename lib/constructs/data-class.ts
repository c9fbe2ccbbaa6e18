import { Tags } from 'aws-cdk-lib';
import { type IConstruct } from 'constructs';
import { DATA_CLASS_TAG, type DataClass } from '../domain/data-class';

/** Declares what kind of data the resources of a construct hold, by the tag that the residency gate reads. */
export function declareDataClass(construct: IConstruct, dataClass: DataClass): void {
  Tags.of(construct).add(DATA_CLASS_TAG, dataClass);
}
