import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { migrationOf, migrations } from '@/server/db/migrations'

const folder = 'src/testing/migration/later'

/** Ours, and four of a program to come that change many rows: what can be killed in the middle. */
export const laterMigrations = () => [
  ...migrations,
  ...readdirSync(folder)
    .sort()
    .map((name) => migrationOf(name, readFileSync(join(folder, name), 'utf8'))),
]
