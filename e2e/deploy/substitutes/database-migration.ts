import { type Incompleteness } from '../substitute';

/** What would speak to a database server, which the emulator has not. */
export const incompleteness: Incompleteness = {
  omitted: {
    'Custom::DatabaseMigration':
      'there is no server to migrate; `npm test` runs the migrations on real servers of PostgreSQL',
  },
};
