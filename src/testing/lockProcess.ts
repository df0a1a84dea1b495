import { once } from 'node:events'
import { DataDirectoryInUse, lockDataDirectory } from '@/server/db/lock/lock'

// A process that wants a data directory, when it is told to, and keeps it until it is killed.
const [dataDir = ''] = process.argv.slice(2)
const say = (word: string) => process.stdout.write(`${word}\n`)
say('ready')
await once(process.stdin, 'data')
try {
  await lockDataDirectory(dataDir)
  say('has it')
  setInterval(() => undefined, 1000)
} catch (error) {
  say(error instanceof DataDirectoryInUse ? `refused: ${error.message}` : String(error))
  process.exit(1)
}
