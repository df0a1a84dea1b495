import { NotEvents } from './read'

const wanted =
  'An import takes events as JSON: a list as the API returns it, an array, or one record a line.'

type Told = Record<string, unknown>

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
const asObject = (value: unknown): Told | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Told) : undefined

/** Keys that no event is without; an object with none of them is something else. */
const eventKeys = ['ID', 'AcdGroupsID', 'AcdEventTypesID', 'Sender', 'Subject', 'dtCreated']
const isForeign = (object: Told) => !eventKeys.some((key) => Object.hasOwn(object, key))

/** The sentence of a server that refused, where an object is one. */
function refusalOf(object: Told): string | undefined {
  const status = typeof object.status === 'number' && object.status >= 400 ? object.status : ''
  const [said] = ['error', 'message', 'title', 'detail']
    .map((key) => object[key])
    .filter((value) => typeof value === 'string')
  if (status === '' && said === undefined) return undefined
  return [status, said?.slice(0, 200)].filter(Boolean).join(': ')
}

/** Control characters that no text has; 0x1b and 0x1e stand in some. */
const isBinaryCode = (code: number) =>
  code < 9 || (code > 13 && code < 32 && code !== 0x1b && code !== 0x1e)
const isBinary = (head: string) =>
  [...head.slice(0, 1000)].some((character) => isBinaryCode(character.charCodeAt(0)))

/** Throws where the beginning alone shows that the file holds no events. */
function refuseOther(head: string, isSomeRecord: boolean): void {
  if (isBinary(head)) {
    throw new NotEvents(
      `This is not text: it may be packed in another way than gzip, or encrypted. ${wanted}`,
    )
  }
  if (head.startsWith('<')) throw new NotEvents(`This is a web page or XML, not events. ${wanted}`)
  if (!/^[[{]/.test(head) && !isSomeRecord) {
    const begin = JSON.stringify(head.slice(0, 40))
    throw new NotEvents(`This is not JSON: it begins with ${begin}. ${wanted}`)
  }
}

function refuseForeign(only: Told): void {
  if (!isForeign(only)) return
  const refusal = refusalOf(only)
  const what = refusal
    ? `the answer of a server that refused (${refusal})`
    : `one JSON object with the keys ${Object.keys(only).slice(0, 8).join(', ')}`
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
  if (only && Array.isArray(only.records)) return 'documents'
  if (only) refuseForeign(only)
  if (head.startsWith('[')) return 'documents'
  const [first = ''] = whole
  if (records[0] !== undefined) return Array.isArray(records[0].records) ? 'documents' : 'lines'
  const isOpen = /[[{,]$/.test(first)
  return !isOpen && records.some((record) => record !== undefined) ? 'lines' : 'documents'
}
