/**
 * The PostgreSQL that the tests shall run on; without one, on the embedded database. Test files that
 * come to this module, over however many others, are those that run on both.
 */
export const testDatabaseUrl = process.env.CALLBOARD_TEST_DATABASE_URL
