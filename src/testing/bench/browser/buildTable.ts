import { join, relative, resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { build } from 'vite'

const folder = join('node_modules', '.cache', 'callboard', 'bench', 'tanstack')

/** Builds the page of TanStack Table; the folder that holds it then. */
export async function buildTable(): Promise<string> {
  await build({
    configFile: false,
    root: resolve('src/testing/bench/browser/tanstack'),
    base: '/tanstack/',
    logLevel: 'error',
    plugins: [react()],
    build: { outDir: resolve(folder), emptyOutDir: true, target: 'esnext' },
  })
  return relative(process.cwd(), resolve(folder))
}
