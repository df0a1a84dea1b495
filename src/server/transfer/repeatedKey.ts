/** The place after a text's closing quote; one after an odd number of backslashes is escaped. */
function endOfText(json: string, from: number): number {
  for (let end = json.indexOf('"', from); end !== -1; end = json.indexOf('"', end + 1)) {
    let slashes = 0
    while (json[end - 1 - slashes] === '\\') slashes += 1
    if (slashes % 2 === 0) return end + 1
  }
  return json.length
}

/**
 * The key that a record states twice: `JSON.parse` would silently take the last one. The JSON must
 * have been parsed before; texts are skipped.
 */
export function repeatedKey(json: string): string | undefined {
  const keys = new Set<string>()
  let [depth, isKey] = [0, false]
  for (let at = 0; at < json.length; at += 1) {
    const sign = json[at]
    if (sign === '{' || sign === '[') depth += 1
    else if (sign === '}' || sign === ']') depth -= 1
    if (depth === 1 && (sign === '{' || sign === ',')) isKey = true
    if (sign !== '"') continue
    const end = endOfText(json, at + 1)
    const key: string = isKey ? JSON.parse(json.slice(at, end)) : ''
    if (isKey && keys.has(key)) return key
    if (isKey) keys.add(key)
    isKey = false
    at = end - 1
  }
  return undefined
}
