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

/** The words of the body, without XML or HTML around them. Malformed data are searched as they are. */
function bodyWords(eventData: string): string {
  const body = /<body[^>]*>([\s\S]*)<\/body>/.exec(eventData)?.[1] ?? eventData
  return decode(decode(body).replace(/<[^>]*>/g, ' '))
}

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
