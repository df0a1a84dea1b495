import type { Plugin } from 'vite'

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
export const rowsWithoutSchemas: Plugin = {
  name: 'rows-without-schemas',
  apply: (_config, { command, isSsrBuild }) => command === 'build' && !isSsrBuild,
  enforce: 'post',
  transform: {
    // What sets the words of faults has an effect, and is wanted for that alone.
    filter: { id: /src\/contract\/(?!values\/schemaFaults).*\.ts$/ },
    handler(code) {
      const edits: { from: number; to: number; text: string }[] = []
      const program: unknown = this.parse(code)
      for (const node of isNode(program) ? nodesIn(program) : []) {
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
