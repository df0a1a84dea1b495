import { SaxesParser } from 'saxes'

/** The XML form of EventData, read; undefined when it is not of that form. */
export type EventText = { body: string }

const entities: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  nbsp: '\u00a0',
  '#13': '\r',
}

/** HTML as plain text: line breaks stay, tags go, entities become what they stand for. */
function plainText(html: string): string {
  return html
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/<\/(p|div|li|tr|h\d)>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole)
}

/** The body's text, read without DTD and entities of its own; malformed data have none. */
export function readEventData(eventData: string): EventText | undefined {
  const parser = new SaxesParser()
  const path: string[] = []
  let html = ''
  let broken = false
  parser.on('error', () => {
    broken = true
  })
  parser.on('doctype', () => {
    broken = true
  })
  parser.on('opentag', ({ name }) => void path.push(name))
  parser.on('closetag', () => void path.pop())
  const onText = (text: string) => {
    if (path.join('/') === 'eventData/body') html += text
  }
  parser.on('text', onText)
  parser.on('cdata', onText)
  parser.write(eventData).close()
  return broken ? undefined : { body: plainText(html).trim() }
}
