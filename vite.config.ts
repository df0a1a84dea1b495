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
  // The server reads it to name the files of a page and of a language.
  manifest: true,
}

const shared = {
  plugins: [react()],
  resolve: { alias: { '@': new URL('./src', import.meta.url).pathname } },
}

/** What the entry loads before anything is shown, as a build by the usual rules finds it. */
async function modulesOfFirstPage(): Promise<Set<string>> {
  const built = await build({
    ...shared,
    configFile: false,
    logLevel: 'warn',
    build: { ...webBuild, write: false },
  })
  const { output } = built as Rolldown.RolldownOutput
  const chunks = output.filter((part) => part.type === 'chunk')
  const loaded = new Set(chunks.filter(({ isEntry }) => isEntry))
  // A set goes on over what is added to it meanwhile.
  for (const { imports } of loaded) {
    for (const chunk of chunks) if (imports.includes(chunk.fileName)) loaded.add(chunk)
  }
  return new Set([...loaded].flatMap(({ moduleIds }) => moduleIds))
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
      { name: 'first', test: (id: string) => first.has(id), priority: 3 },
      { name: 'basics', test: used, minShareCount: 7, priority: 2 },
      { name: 'more', test: used, minShareCount: 4, priority: 1 },
    ]
    return { build: { rolldownOptions: { output: { codeSplitting: { groups } } } } }
  },
}

export default defineConfig(({ isSsrBuild }) => ({
  ...shared,
  plugins: [...shared.plugins, fewFiles],
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
