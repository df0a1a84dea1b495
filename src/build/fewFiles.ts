import type { Plugin } from 'vite'
import { neededModules, type WebBuild } from './neededModules.ts'

/**
 * The first page is one file, and what most and what some of the other pages use is one each: the
 * usual rules make a file of whatever two pages share. What is packed in twenty pieces is a twentieth
 * larger, names each thing in all of them, and was asked for in fifty requests by the form.
 */
export const fewFiles = (web: WebBuild): Plugin => ({
  name: 'few-files',
  apply: (_config, { command, isSsrBuild }) => command === 'build' && !isSsrBuild,
  config: async () => {
    const { first, needs } = await neededModules(web)
    const pagesWith = (id: string) => [...needs.values()].filter((needed) => needed.has(id)).length
    // The numbering plans are large, and few pages need them.
    const isShared = (id: string) =>
      /node_modules\/(?!libphone)|src\/(ui|fields|contract|client)/.test(id)
    const shared = (test: (id: string) => unknown) => (id: string) =>
      isShared(id) && Boolean(test(id))
    const groups = [
      { name: 'first', test: (id: string) => first.has(id), priority: 5 },
      // The page that is opened most needs little: it waits for nothing else.
      { name: 'event', test: shared((id) => needs.get('EventDetailPage')?.has(id)), priority: 4 },
      { name: 'basics', test: shared((id) => pagesWith(id) >= 6), priority: 3 },
      { name: 'more', test: shared((id) => pagesWith(id) >= 2), priority: 2 },
      { name: 'dialogs', test: isShared, minShareCount: 3, priority: 1 },
    ]
    return {
      build: {
        rolldownOptions: {
          output: { codeSplitting: { groups, includeDependenciesRecursively: false } },
        },
      },
    }
  },
})
