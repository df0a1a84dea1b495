import { beforeAll, expect, test } from 'vitest'
import { csvLine, jsonCell } from '@/contract/csv'
import { eventFields } from '@/contract/filter/fields'
import { fold, hasWords } from '@/contract/filter/fold'
import { parseFilter } from '@/contract/filter/parse'
import { printFilter } from '@/contract/filter/print'
import type { Term } from '@/contract/filter/terms'
import { NewEvent } from '@/contract/newEvent'
import { phoneDigits } from '@/contract/phone'
import { guessColumns } from '@/features/campaigns/contactColumns'
import { guessHeader, readContactFile } from '@/features/campaigns/readContactFile'
import { isFieldBegun } from '@/features/events/filterTerms'
import { suggest } from '@/features/events/suggest'
import { speak } from '@/messages'
import { phoneForms } from '@/phone/phoneForms'
import { describeLink, targetOf } from '@/server/body/describeLink.mjs'
import { keepStyle } from '@/server/body/keepStyle.mjs'
import { linksInText } from '@/server/body/linksInText.mjs'
import { breakable } from '@/server/body/longWords.mjs'
import { mendXml } from '@/server/body/mendXml.mjs'
import { parseWithin } from '@/server/body/parseWithin.mjs'
import { takePictures } from '@/server/body/pictures.mjs'
import { plainText } from '@/server/body/plainText.mjs'
import { readEventData } from '@/server/body/readEventData.mjs'
import { remoteImage } from '@/server/body/remoteImage.mjs'
import { readStyleSheet } from '@/server/body/styleSheet.mjs'
import { eventData } from '@/server/events/eventData'
import { searchText } from '@/server/events/searchText'
import { readRecord } from '@/server/transfer/importRecord'
import { kindOfFile } from '@/server/transfer/kindOfFile'
import { isolated } from '@/ui/isolated'
import { webLink } from '@/ui/webLink'
import { growth, growthBeyondLinear, mostGrowth } from './growth'
import { repeated } from './hostileRepetition'

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
  'a filter': (text) => parseFilter(text, eventFields),
  'a printed filter': (text) => printFilter(someTerms(text)),
  'a suggestion': (text) => suggest(text, text.length, { groups: [text], agents: [] }),
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

beforeAll(() => speak('en'))

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
  expect(growth(quadratic, '<body')).toBeGreaterThan(mostGrowth)
})
