import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { fewFiles } from './src/build/fewFiles.ts'
import { packed } from './src/build/packed.ts'
import { rowsWithoutSchemas } from './src/build/rowsWithoutSchemas.ts'
import { schemaFile } from './src/build/schemaFile.ts'
import { LongestFirst } from './src/testing/order/longestFirst.ts'

/** What an installed package finds beside it; everything else is in its own files. */
const { dependencies, version } = JSON.parse(
  readFileSync(new URL('package.json', import.meta.url), 'utf8'),
) as { dependencies: Record<string, string>; version: string }

const serverBuild = {
  ssr: true,
  license: true,
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
  license: true,
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

export default defineConfig(({ isSsrBuild }) => ({
  ...shared,
  plugins: [
    ...shared.plugins,
    fewFiles({ ...shared, build: webBuild }),
    rowsWithoutSchemas,
    packed,
    schemaFile(version),
  ],
  build: isSsrBuild ? serverBuild : webBuild,
  ...(isSsrBuild && {
    ssr: { noExternal: true as const, external: Object.keys(dependencies) },
  }),
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
