import { setFlagsFromString } from 'node:v8'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { NewEvent } from '@/contract/event/newEvent'
import { eventFilterFields } from '@/contract/filter/fields'
import { fold, hasWords } from '@/contract/filter/fold'
import { parseFilter } from '@/contract/filter/parse'
import { printFilter } from '@/contract/filter/print'
import type { Term } from '@/contract/filter/terms'
import { csvLine, jsonCell } from '@/contract/values/csv'
import { phoneDigits } from '@/contract/values/phone'
import { guessColumns } from '@/features/campaigns/contacts/contactColumns'
import { guessHeader, readContactFile } from '@/features/campaigns/contacts/file/readContactFile'
import { isFieldBegun } from '@/features/events/list/filter/filterTerms'
import { suggest } from '@/features/events/list/filter/suggest'
import { speak } from '@/messages'
import { phoneForms } from '@/phone/phoneForms'
import { linksInText } from '@/server/body/linksInText.mjs'
import { mendXml } from '@/server/body/mendXml.mjs'
import { parseWithin } from '@/server/body/parseWithin.mjs'
import { takePictures } from '@/server/body/pictures.mjs'
import { plainText } from '@/server/body/plainText.mjs'
import { readEventData } from '@/server/body/readEventData.mjs'
import { describeLink, targetOf } from '@/server/body/sanitize/describeLink.mjs'
import { keepStyle } from '@/server/body/sanitize/keepStyle.mjs'
import { breakable } from '@/server/body/sanitize/longWords.mjs'
import { remoteImage } from '@/server/body/sanitize/remoteImage.mjs'
import { readStyleSheet } from '@/server/body/sanitize/styleSheet.mjs'
import { eventData } from '@/server/events/eventData'
import { searchText } from '@/server/events/searchText'
import { readRecord } from '@/server/transfer/importRecord'
import { kindOfFile } from '@/server/transfer/kindOfFile'
import { isolated } from '@/ui/text/isolated'
import { webLink } from '@/ui/text/webLink'
import { growth, growthBeyondLinear, maxGrowth } from './growth'
import { repeated } from './hostile/hostileRepetition'

const inBody = (text: string) => `<eventData><body html="true">${text}</body></eventData>`
const target = { url: 'https://a.example/', host: 'a.example' }
const event = { AcdEventTypesID: 5, AcdGroupsID: 1, Sender: 'a', Subject: 'x' }
const record = { ...event, ID: 1, AcdEventStatusID: 1, dtCreated: '2026-11-28T10:00:00.000' }
const someTerms = (text: string): Term[] => [
  { kind: 'word', not: false, text, at: 0, end: 0 },
  { kind: 'field', not: false, field: 'group', test: { any: [{ text }] }, at: 0, end: 0 },
]

/** What is no file of events is refused, after as much work. */
function kindOf(text: string): string {
  try {
    return kindOfFile(text, true)
  } catch {
    return 'refused'
  }
}

/** Every function that reads text from outside, as a text reaches it. */
const readers: Record<string, (text: string) => unknown> = {
  'a fold of a search': fold,
  'words of a search': (text) => hasWords(text, text.slice(0, text.length / 2)),
  'the text that searches look in': (text) =>
    searchText({ Sender: text, Receiver: text, Subject: text, EventData: text }),
  'the body that searches look in': (text) =>
    searchText({ Sender: '', Subject: '', EventData: inBody(text) }),
  'a telephone number': phoneDigits,
  'forms of a number': (text) => phoneForms(text, 'DE'),
  'a filter': (text) => parseFilter(text, eventFilterFields),
  'a printed filter': (text) => printFilter(someTerms(text)),
  'a suggestion': (text) =>
    suggest(text, text.length, { groups: [text], agents: [], views: [], areMirrored: false }),
  'a filter’s field': isFieldBegun,
  'a new event': (text) =>
    NewEvent._zod.run(
      { value: { ...event, Sender: text, Subject: text, CrmURL: `https://${text}` }, issues: [] },
      {},
    ),
  'an imported event': (text) => readRecord({ ...record, Receiver: text, EventData: text }),
  'an import’s file': kindOf,
  'EventData that is made': (text) => eventData({ Body: text, UserData: text, CrmURL: text }),
  EventData: readEventData,
  'a body in EventData': (text) => readEventData(inBody(text)),
  'attributes in EventData': (text) => readEventData(`<eventData><body ${text}`),
  'EventData that is no XML': mendXml,
  'links in a plain text': linksInText,
  'a style sheet': (text) => readStyleSheet(text),
  'rules of a style sheet': (text) => readStyleSheet(`.a{${text}} ${text}{display:none}`),
  'HTML as text': plainText,
  'HTML as a tree': parseWithin,
  'a long word': breakable,
  'pictures in HTML': (text) => takePictures(`<img src="${text}`).putBack(text),
  'an address': targetOf,
  'a host': (text) => targetOf(`https://${text}`),
  'an address of mail': (text) => targetOf(`mailto:${text}`),
  'a link': (text) => describeLink(target, text),
  'a style': keepStyle,
  'a colour': (text) => keepStyle(`background:${text}`),
  'an image’s address': (text) => remoteImage(`https://${text}`),
  'an image': (text) => remoteImage(`data:image/png;base64,${text}`),
  'a CSV cell': (text) => csvLine([text, jsonCell({ text })], ','),
  'a contact file': (text) => guessHeader(readContactFile(text)),
  'a contact file’s header': (text) => guessColumns(text.split(',')),
  'a link of the page': (text) => webLink(`https://${text}`),
  'a text in a sentence': isolated,
}

// The collector's threads spin while they wait for one another, the longer the busier the machine is.
beforeAll(async () => {
  setFlagsFromString('--no-parallel-scavenge')
  await speak('en')
})
afterAll(() => setFlagsFromString('--parallel-scavenge'))

test.each(Object.keys(readers))(
  '%s costs no more than its length',
  (name) => {
    const run = readers[name] ?? (() => undefined)
    const grown = repeated.map((unit) => [unit, growthBeyondLinear(run, unit)] as const)
    expect(grown.filter(([, growth]) => growth !== undefined)).toEqual([])
  },
  120_000,
)

test('a quadratic pattern is seen', () => {
  const quadratic = (text: string) => /<body[^>]*>/.exec(text)
  // Other work of this process may hide it once, but not three times.
  expect([1, 2, 3].some(() => growth(quadratic, '<body') > maxGrowth)).toBe(true)
})
