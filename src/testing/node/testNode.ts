import { spawnSync } from 'node:child_process'
import { installNode } from './installNode'

// npm run test:node -- 26 [part of a file's name]...: what this program does under another Node.
const [line, ...patterns] = process.argv.slice(3)
if (line === undefined || !/^\d+(\.\d+)*$/.test(line)) {
  throw new Error("npm run test:node -- LINE [part of a file's name]..., with a line such as 26")
}

const node = installNode(line)
console.log(`Node ${node.version} in place of ${process.version}`)

/** A file of ours, and whatever it starts, under that Node. */
const run = (file: string, ...words: string[]) =>
  spawnSync(node.path, ['src/testing/run.mjs', file, ...words], { stdio: 'inherit' }).status === 0

try {
  const results = [
    run('src/testing/node/tryProgram.ts'),
    run(
      'src/testing/runTests.ts',
      '--only',
      'unit',
      ...(patterns.length > 0 ? patterns : ['src/server']),
    ),
  ]
  process.exitCode = results.every(Boolean) ? 0 : 1
} finally {
  node.remove()
}
