import { availableParallelism } from 'node:os'
import react from '@vitejs/plugin-react'
import { build, type Plugin, type Rolldown } from 'vite'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './src/testing/order/longestFirst.ts'

const serverBuild = {
  ssr: true,
  outDir: 'dist/server',
  emptyOutDir: true,
  copyPublicDir: false,
  sourcemap: true,
  rolldownOptions: {
    input: {
      main: 'src/server/main.ts',
      embeddedWorker: 'src/server/db/embedded/embeddedWorker.mjs',
      bodyWorker: 'src/server/body/bodyWorker.mjs',
    },
    // Flat, so that every file finds the worker beside itself.
    output: { entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' },
  },
}

const webBuild = {
  outDir: 'dist/web',
  emptyOutDir: true,
  modulePreload: { polyfill: false },
  // To read a key does nothing else.
  rolldownOptions: {
    treeshake: {
      propertyReadSideEffects: false as const,
      moduleSideEffects: [{ test: /src\/contract\/(?!values\/schemaFaults)/, sideEffects: false }],
    },
  },
  // The server reads it to name the files of a page and of a language.
  manifest: true,
}

const shared = {
  plugins: [react()],
  resolve: { alias: { '@': new URL('./src', import.meta.url).pathname } },
}

/** Keys of a contract's row that the server alone reads. */
const ofServer = new Set(['summary', 'params', 'query', 'body', 'response', 'faultsNow'])

type Node = { type: string; start: number; end: number } & Record<string, unknown>
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value

function* nodesIn(node: Node): Generator<Node> {
  yield node
  // What a function does, it does later.
  if (/Function/.test(node.type)) return
  for (const value of Object.values(node).flat()) if (isNode(value)) yield* nodesIn(value)
}

type Property = Node & { key: { name?: string } }
const nameOf = ({ key }: Property) => key?.name ?? ''
/** Of a row, or of what some rows share, the keys for the server; of any other object none. */
function serverKeys({ type, properties }: Node): Property[] {
  if (type !== 'ObjectExpression') return []
  const all = properties as Property[]
  const isOfRows = all.some((one) => ['path', 'summary'].includes(nameOf(one)))
  return isOfRows ? all.filter((one) => ofServer.has(nameOf(one))) : []
}

/**
 * The browser checks no answer, and the server's tests check them all: the schemas of the contract
 * stay out of what the first page loads. Their keys are taken out of the rows, and what a module of
 * the contract makes when it is loaded counts as pure, so that what nobody uses goes.
 */
const rowsWithoutSchemas: Plugin = {
  name: 'rows-without-schemas',
  apply: (_config, { command, isSsrBuild }) => command === 'build' && !isSsrBuild,
  enforce: 'post',
  transform: {
    // What sets the words of faults has an effect, and is wanted for that alone.
    filter: { id: /src\/contract\/(?!values\/schemaFaults).*\.ts$/ },
    handler(code) {
      const edits: { from: number; to: number; text: string }[] = []
      for (const node of nodesIn(this.parse(code) as unknown as Node)) {
        for (const { start, end } of serverKeys(node)) {
          const comma = /^\s*,/.exec(code.slice(end))?.[0].length ?? 0
          edits.push({ from: start, to: end + comma, text: '' })
        }
        if (node.type === 'CallExpression')
          edits.push({ from: node.start, to: node.start, text: '/* @__PURE__ */ ' })
      }
      const isGone = (at: number) =>
        edits.some(({ from, to, text }) => text === '' && from <= at && at < to)
      let lean = code
      for (const { from, to, text } of edits.sort((a, b) => b.from - a.from)) {
        if (text !== '' && isGone(from)) continue
        lean = lean.slice(0, from) + text + lean.slice(to)
      }
      return { code: lean, map: null }
    },
  },
}

/** Leaves out what is loaded later. */
const entryAlone: Plugin = {
  name: 'entry-alone',
  enforce: 'pre',
  resolveDynamicImport: () => ({ id: 'later', external: true }),
}

/** What the entry needs before anything is shown: modules of which something is left. */
async function modulesOfFirstPage(): Promise<Set<string>> {
  const built = await build({
    ...shared,
    plugins: [...shared.plugins, entryAlone, rowsWithoutSchemas],
    configFile: false,
    logLevel: 'warn',
    build: { ...webBuild, write: false },
  })
  const { output } = built as Rolldown.RolldownOutput
  const modules = output.flatMap((part) =>
    part.type === 'chunk' ? Object.entries(part.modules) : [],
  )
  return new Set(
    modules.flatMap(([id, { renderedLength }]) =>
      renderedLength > 0 || /\.(css|html)$/.test(id) ? [id] : [],
    ),
  )
}

/**
 * The first page is one file, and what most and what some of the other pages use is one each: the
 * usual rules make a file of whatever two pages share. What is packed in twenty pieces is a twentieth
 * larger, names each thing in all of them, and was asked for in fifty requests by the form.
 */
const fewFiles: Plugin = {
  name: 'few-files',
  apply: (_config, { command, isSsrBuild }) => command === 'build' && !isSsrBuild,
  config: async () => {
    const first = await modulesOfFirstPage()
    // The numbering plans are large, and few pages need them.
    const used = /node_modules\/(?!libphone)|src\/(ui|fields)/
    const groups = [
      {
        name: 'first',
        test: (id: string) => first.has(id),
        priority: 3,
      },
      { name: 'schemas', test: /node_modules\/zod|src\/contract/, priority: 2 },
      { name: 'basics', test: used, minShareCount: 7, priority: 2 },
      { name: 'more', test: used, minShareCount: 4, priority: 1 },
    ]
    return {
      build: {
        rolldownOptions: {
          output: { codeSplitting: { groups, includeDependenciesRecursively: false } },
        },
      },
    }
  },
}

export default defineConfig(({ isSsrBuild }) => ({
  ...shared,
  plugins: [...shared.plugins, fewFiles, rowsWithoutSchemas],
  build: isSsrBuild ? serverBuild : webBuild,
  test: {
    include: ['src/**/*.test.{ts,tsx}'],
    globalSetup: 'src/testing/vitestRun.ts',
    // The test files of a process share its modules and its database: to load them took longer than
    // most of the files themselves.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    unstubEnvs: true,
    unstubGlobals: true,
    restoreMocks: true,
    // Generous: a busy machine is no fault of the code.
    testTimeout: 120_000,
    // The run's summary names what needed it, and why: it is looked into, but it stops nobody.
    retry: 1,
    hookTimeout: 120_000,
    // Many wait for a process of their own or for PostgreSQL: two left a third of two cores idle.
    maxWorkers: Math.max(3, availableParallelism() - 1),
  },
}))
