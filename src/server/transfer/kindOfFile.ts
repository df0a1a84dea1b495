import { otherFile } from './otherFiles'
import { NotEvents } from './read'

const wanted =
  'An import takes events as JSON: a list as the API returns it, an array, or one record a line.'

type JsonObject = Record<string, unknown>

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
const asObject = (value: unknown): JsonObject | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as JsonObject)
    : undefined

/** Keys that no event is without; an object with none of them is something else. */
const eventKeys = ['ID', 'AcdGroupsID', 'AcdEventTypesID', 'Sender', 'Subject', 'dtCreated']
const isForeign = (object: JsonObject) => !eventKeys.some((key) => Object.hasOwn(object, key))

const longestSaid = 200
const textIn = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value.slice(0, longestSaid)
  const inside = Array.isArray(value) ? asObject(value[0]) : asObject(value)
  return typeof inside?.message === 'string' ? inside.message.slice(0, longestSaid) : undefined
}

const refused = /^(error|errors|fail|failed|failure|unauthorized|forbidden|ko)$/i

/** What a server said that refused, where an object is its answer. */
function refusalOf(object: JsonObject): string | undefined {
  const { status } = object
  const isRefused = typeof status === 'number' ? status >= 400 : refused.test(String(status))
  const said = ['error', 'errors', 'message', 'title', 'detail', 'reason']
    .map((key) => textIn(object[key]))
    .find((text) => text !== undefined)
  if (!isRefused && said === undefined) return undefined
  return [isRefused ? `status ${status}` : '', said].filter(Boolean).join(': ')
}

/** Throws where the beginning alone shows that the file holds no events. */
function refuseOther(head: string, isSomeRecord: boolean): void {
  if (/^[[{]/.test(head) || isSomeRecord) return
  throw new NotEvents(`${otherFile(head)} ${wanted}`)
}

function refuseForeign(only: JsonObject): void {
  const refusal = refusalOf(only)
  const isEmptyList = Array.isArray(only.records) && only.records.length === 0
  if (Array.isArray(only.records) ? !(isEmptyList && refusal) : !isForeign(only)) return
  const keys = Object.keys(only)
    .slice(0, 8)
    .map((key) => `“${key.slice(0, 40)}”`)
  const what = refusal
    ? `the answer of a server that refused (${refusal})`
    : `one JSON object with the keys ${keys.join(', ')}`
  throw new NotEvents(`This is ${what}, not events. ${wanted}`)
}

/**
 * Whether each line of a file is a record, or its JSON goes over lines, by how it begins. Throws
 * {@link NotEvents} where it is something else.
 */
export function kindOfFile(begin: string, isWhole: boolean): 'lines' | 'documents' {
  const head = begin.replace(/^[\s\uFEFF]+/, '')
  if (head === '') return 'lines'
  const lines = head.split(/\r\n|\r|\n/).map((line) => line.trim())
  // The last line may go on behind the head.
  const whole = (isWhole ? lines : lines.slice(0, -1)).filter((line) => line !== '')
  const records = whole.map((line) => asObject(parse(line)))
  refuseOther(
    head,
    records.some((record) => record !== undefined),
  )
  const only = isWhole ? asObject(parse(head)) : undefined
  if (only) refuseForeign(only)
  if (only && Array.isArray(only.records)) return 'documents'
  if (head.startsWith('[')) return 'documents'
  const [first = ''] = whole
  if (records[0] !== undefined) return Array.isArray(records[0].records) ? 'documents' : 'lines'
  // A line with a bracket alone stands in JSON that goes over lines, whatever is written above it.
  const isOpen = /[[{,]$/.test(first) || whole.some((line) => /^[[{]$/.test(line))
  return !isOpen && records.some((record) => record !== undefined) ? 'lines' : 'documents'
}
