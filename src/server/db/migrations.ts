import { createHash } from 'node:crypto'

const files = import.meta.glob<string>('./migrations/*.sql', {
  query: '?raw',
  import: 'default',
  eager: true,
})

export type Migration = { name: string; text: string; sha256: string }

/** A number leads each name, so the order of names is that of the migrations. */
export const migrationOf = (name: string, text: string): Migration => ({
  name,
  text,
  sha256: createHash('sha256').update(text).digest('hex'),
})

/** What makes the tables, from the oldest migration to the newest. */
export const migrations: readonly Migration[] = Object.entries(files)
  .map(([path, text]) => migrationOf(path.split('/').at(-1) ?? path, text))
  .sort((a, b) => (a.name < b.name ? -1 : 1))

/**
 * What tells one set of migrations from another, for a template of the migrated database, which
 * knows them by their names.
 */
export const migrationsHash = createHash('sha256')
  .update(JSON.stringify(migrations.map(({ name, sha256 }) => [name, sha256])))
  .digest('hex')
