import { runUntilEnd } from '@/server/runUntilEnd'
import { readConfig } from '@/server/settings/config'
import { start } from '@/server/start'
import { laterMigrations } from './migration/laterMigrations'

// The real server without the web app, in a process of its own that a test may end as it likes.
const running = await start(readConfig(process.env), {
  say: () => undefined,
  migrations: process.env.LATER_MIGRATIONS === undefined ? undefined : laterMigrations(),
})
runUntilEnd(running)
process.stdout.write(`ready ${running.origin}\n`)
