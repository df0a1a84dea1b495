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
    // The numbering plans are large, and few pages need them; a language has files of its own.
    const isLibrary = (id: string) => /node_modules\/(?!libphone)/.test(id)
    const isOurs = (id: string) => /src\/(?!messages|phone)/.test(id)
    const isShared = (id: string) => isLibrary(id) || /src\/(ui|fields|contract|client)\//.test(id)
    /** All but what a page has for itself. */
    const under = (page: string, room: string) => (id: string) =>
      Boolean(needs.get(page)?.has(id)) &&
      (isLibrary(id) || isOurs(id)) &&
      !id.includes(`src/features/events/${room}/`)
    const groups = [
      { name: 'first', test: (id: string) => first.has(id), priority: 6 },
      // The pages that are opened most, and in a hurry, wait for nothing else.
      { name: 'event', test: under('EventDetailPage', 'event'), priority: 5 },
      { name: 'form', test: under('EventCreatePage', 'create'), priority: 4 },
      { name: 'basics', test: (id: string) => isShared(id) && pagesWith(id) >= 6, priority: 3 },
      { name: 'more', test: (id: string) => isShared(id) && pagesWith(id) >= 2, priority: 2 },
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
