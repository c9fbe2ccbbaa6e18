import { type Channel } from '../channel';
import { objectStorage } from './object-storage';

/** The whole channel catalogue. */
export const channels: readonly Channel[] = [...objectStorage];
