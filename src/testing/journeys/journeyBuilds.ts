import { join, resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { build } from 'vite'
import { buildServer } from '../builtServer'

const folder = join('node_modules', '.cache', 'callboard', 'journeys')
/** The page of the component tests, as it was built. */
export const builtComponents = resolve(folder, 'components')

const buildComponents = () =>
  build({
    configFile: false,
    root: resolve('src/testing/components'),
    logLevel: 'error',
    plugins: [react()],
    resolve: { alias: { '@': resolve('src') } },
    build: { outDir: builtComponents, emptyOutDir: true, modulePreload: { polyfill: false } },
  })

/** What every worker of the journeys starts: built once, before the first of them. */
export async function buildForJourneys(): Promise<void> {
  await Promise.all([buildServer(), buildComponents()])
}
