import { readConfig } from '@/server/config'
import { start } from '@/server/start'

// The real server without the web app, in a process of its own that a test may end as it likes.
const { stop, origin } = await start(readConfig(process.env), { say: () => undefined })
process.on('SIGTERM', () => void stop().then(() => process.exit(0)))
process.stdout.write(`ready ${origin}\n`)
