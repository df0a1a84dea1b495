import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import {
  type BuildOptions,
  build,
  type Plugin,
  type PluginOption,
  type Rolldown,
  type UserConfig,
} from 'vite'
import { rowsWithoutSchemas } from './rowsWithoutSchemas.ts'

/** How the web app is built, without what decides on its files. */
export type WebBuild = UserConfig & { plugins: PluginOption[]; build: BuildOptions }

/** Leaves out what is loaded later. */
const entryAlone: Plugin = {
  name: 'entry-alone',
  enforce: 'pre',
  resolveDynamicImport: () => ({ id: 'later', external: true }),
}

const features = fileURLToPath(new URL('../features/', import.meta.url))
const pageFiles = readdirSync(features, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('Page.tsx'))
  .map((name) => features + name)

/** Of an entry all that it needs at once, and whether something is left of it. */
function modulesOf(entry: Rolldown.OutputChunk, chunks: readonly Rolldown.OutputChunk[]) {
  const needed = new Set([entry])
  // A set goes on over what is added to it meanwhile.
  for (const { imports } of needed) {
    for (const chunk of chunks) if (imports.includes(chunk.fileName)) needed.add(chunk)
  }
  const modules = [...needed].flatMap((chunk) => Object.entries(chunk.modules))
  return modules.map(([id, { renderedLength }]) => ({
    id,
    isLeft: renderedLength > 0 || /\.(css|html)$/.test(id),
  }))
}

/** What the first page needs before anything is shown, and what each other page does. */
export async function neededModules(web: WebBuild) {
  const built = await build({
    ...web,
    plugins: [...web.plugins, entryAlone, rowsWithoutSchemas],
    configFile: false,
    logLevel: 'warn',
    build: {
      ...web.build,
      write: false,
      rolldownOptions: {
        ...web.build.rolldownOptions,
        input: ['index.html', ...pageFiles],
        preserveEntrySignatures: 'strict',
      },
    },
  })
  const { output } = built as Rolldown.RolldownOutput
  const chunks = output.filter((part) => part.type === 'chunk')
  const entries = chunks.filter(({ isEntry }) => isEntry)
  const isFirst = (chunk: Rolldown.OutputChunk) => chunk.facadeModuleId?.endsWith('.html')
  const first = new Set(
    entries
      .filter(isFirst)
      .flatMap((entry) => modulesOf(entry, chunks))
      .flatMap(({ id, isLeft }) => (isLeft ? [id] : [])),
  )
  const others = entries.filter((entry) => !isFirst(entry))
  const idsOf = (entry: Rolldown.OutputChunk) => modulesOf(entry, chunks).map(({ id }) => id)
  const needs = new Map(others.map((entry) => [entry.name, new Set(idsOf(entry))]))
  return { first, needs }
}
