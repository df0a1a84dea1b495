import { demoData } from '@/server/demo/demoData'
import { readConfig } from '@/server/settings/config'

const { zone } = readConfig({})

/** Shorter ones are words as well. */
const leastLetters = 5

/** What the demo's customers are called and have written. */
function demoTexts(): string[] {
  const accounts = demoData({ seed: 1, now: Date.parse('2026-11-24T11:00:00Z'), zone })
  const ofEvents = accounts.flatMap(({ events }) => events.map(({ Subject }) => Subject))
  const ofContacts = accounts.flatMap(({ contacts }) =>
    contacts.flatMap(({ Name, FirstName, Company }) => [`${FirstName} ${Name}`, Name, Company]),
  )
  return [...ofEvents, ...ofContacts].flatMap((text) =>
    text && text.length >= leastLetters ? [text] : [],
  )
}

let texts: ReadonlySet<string> | undefined

/** A telephone number as it is stored: no other text of ours has so many digits in a row. */
const numbers = /(?<![\w.-])\d{9,15}(?!\w)/
const mails = /\w[\w.+-]*@[\w-]+\.\w+/

const words = (text: string) => text.match(/[\p{L}'’-]+/gu) ?? []

function demoTextIn(text: string): string | undefined {
  texts ??= new Set(demoTexts())
  const name = words(text).find((word) => texts?.has(word))
  return name ?? [...texts].find((one) => one.includes(' ') && text.includes(one))
}

/** What a customer has said or is called, in a text that must hold none of it; undefined: nothing. */
const customerTextIn = (text: string): string | undefined =>
  (numbers.exec(text) ?? mails.exec(text))?.[0] ?? demoTextIn(text)

/** The same for lines of the log, whose moments are long numbers. */
export const customerTextInLog = (lines: string): string | undefined =>
  customerTextIn(lines.replaceAll(/"time":\d+/g, ''))

/** The same for metrics, whose values may be long numbers. */
export const customerTextInMetrics = (text: string): string | undefined =>
  customerTextIn(text.replaceAll(/ [\d.e+-]+$/gm, ''))
