import { fold } from '@/contract/filter/fold'
import { phoneDigits } from '@/contract/phone'

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

const unescaped: Record<string, string> = { lt: '<', gt: '>', quot: '"', '#13': '\r', amp: '&' }
const decode = (text: string) =>
  text.replace(/&(lt|gt|quot|#13|amp);/g, (_, name: string) => unescaped[name] ?? '')

/** What stands in the body element; malformed data as they are. */
function bodyOf(eventData: string): string {
  const begins = eventData.indexOf('<body')
  const from = begins === -1 ? 0 : eventData.indexOf('>', begins) + 1
  const to = eventData.lastIndexOf('</body>')
  return from > 0 && to >= from ? eventData.slice(from, to) : eventData
}

/** Each tag becomes a space: from a `<` to the next `>`, in one pass whatever the text holds. */
function withoutTags(html: string): string {
  let text = ''
  let from = 0
  for (;;) {
    const begins = html.indexOf('<', from)
    const ends = begins === -1 ? -1 : html.indexOf('>', begins)
    if (ends === -1) return text + html.slice(from)
    text += `${html.slice(from, begins)} `
    from = ends + 1
  }
}

/** The words of the body, without XML or HTML around them. */
const bodyWords = (eventData: string): string => decode(withoutTags(decode(bodyOf(eventData))))

/** What a bare word of the filter language looks in: folded, telephone numbers as digits as well. */
export function searchText(event: Searched): string {
  const digits = [event.Sender, event.Receiver].map((number) => phoneDigits(number ?? ''))
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
    .map((text) => fold(text ?? ''))
    .join(border)
}
