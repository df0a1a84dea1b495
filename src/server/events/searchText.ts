import { fold } from '@/contract/filter/fold'
import { phoneDigits } from '@/contract/values/phone'

type Searched = {
  Sender: string
  Receiver?: string | null | undefined
  Subject: string
  UserData?: string | null | undefined
  ForeignSystemNumber?: string | null | undefined
  EventData: string
}

/** Between two fields, so that no word is found across their border; no text may hold it. */
const border = '\u001f'

/** In one pass of their own each, which takes a tenth of a replacement by a function. */
const decode = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#13;', '\r')
    // The last one, so that what it brings is not decoded again.
    .replaceAll('&amp;', '&')

/**
 * So much of a field is searched: twice the longest body of a create. What lies behind it would
 * hold up everybody on the embedded database for seconds when it is stored.
 */
const searchedCharacters = 200_000
/** Where each of them is escaped once more: `&quot;`. */
const searchedEscaped = 6 * searchedCharacters

/** No pair of characters is cut in two: half of one is no text. */
const searched = (text: string) => text.slice(0, searchedCharacters).replace(/[\uD800-\uDBFF]$/, '')

/** What stands in the body element; malformed data as they are. */
function bodyOf(eventData: string): string {
  const begins = eventData.indexOf('<body')
  const from = begins === -1 ? 0 : eventData.indexOf('>', begins) + 1
  const to = eventData.lastIndexOf('</body>')
  return from > 0 && to >= from ? eventData.slice(from, to) : eventData
}

/**
 * Each tag becomes a space: from a `<` to the next `>`, in one pass whatever the text holds. Ends
 * with what is searched.
 */
function withoutTags(html: string): string {
  let text = ''
  let from = 0
  while (text.length < searchedEscaped) {
    const begins = html.indexOf('<', from)
    const ends = begins === -1 ? -1 : html.indexOf('>', begins)
    if (ends === -1) return text + html.slice(from, from + searchedEscaped)
    text += `${html.slice(from, Math.min(begins, from + searchedEscaped))} `
    from = ends + 1
  }
  return text
}

/** The words of the body, without XML or HTML around them. */
const bodyWords = (eventData: string): string => decode(withoutTags(decode(bodyOf(eventData))))

/** What a bare word of the filter language looks in: folded, telephone numbers as digits as well. */
export function searchText(event: Searched): string {
  const digits = [event.Sender, event.Receiver].map((number) => phoneDigits(searched(number ?? '')))
  return [
    event.Sender,
    event.Receiver,
    ...digits.filter((number) => number !== event.Sender && number !== event.Receiver),
    event.Subject,
    event.UserData,
    event.ForeignSystemNumber,
    bodyWords(event.EventData),
  ]
    .filter((text) => text !== null && text !== undefined && text !== '')
    .map((text) => fold(searched(text ?? '')))
    .join(border)
}
