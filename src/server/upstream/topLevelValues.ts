/** Behind the closing quote of the text that begins here. */
function endOfText(json: string, from: number): number {
  for (let at = from + 1; at < json.length; at += 1) {
    if (json[at] === '\\') at += 1
    else if (json[at] === '"') return at + 1
  }
  return json.length
}

/** Behind the value that begins here. */
function endOfValue(json: string, from: number): number {
  let depth = 0
  for (let at = from; at < json.length; at += 1) {
    const sign = json[at]
    if (sign === '"') at = endOfText(json, at) - 1
    else if (sign === '{' || sign === '[') depth += 1
    else if (depth === 0 && (sign === ',' || sign === '}')) return at
    else if (sign === '}' || sign === ']') depth -= 1
  }
  return json.length
}

/**
 * The keys of a JSON object, each with its value exactly as it is written: what no parser changes.
 * The JSON must have been parsed before. Of a key that stands twice the last one counts.
 */
export function topLevelValues(json: string): [key: string, raw: string][] {
  const values = new Map<string, string>()
  let at = json.indexOf('{') + 1
  for (;;) {
    const begin = json.indexOf('"', at)
    const endOfObject = json.indexOf('}', at)
    if (begin === -1 || (endOfObject !== -1 && endOfObject < begin)) return [...values]
    const end = endOfText(json, begin)
    const key: string = JSON.parse(json.slice(begin, end))
    const from = json.indexOf(':', end) + 1
    const until = endOfValue(json, from)
    values.set(key, json.slice(from, until).trim())
    if (json[until] !== ',') return [...values]
    at = until + 1
  }
}
