import { readConfig } from '@/server/config'
import { runUntilEnd } from '@/server/runUntilEnd'
import { start } from '@/server/start'

// The real server without the web app, in a process of its own that a test may end as it likes.
const running = await start(readConfig(process.env), { say: () => undefined })
runUntilEnd(running)
process.stdout.write(`ready ${running.origin}\n`)
