import { fold } from '@/contract/filter/fold'
import type { Random } from './random'

export type Language = 'en' | 'de' | 'fr'
export type Person = {
  language: Language
  Salutation: string
  FirstName: string
  LastName: string
}
export type Caller = Person & { phone: string; mail: string }

const languages: readonly Language[] = ['de', 'de', 'de', 'en', 'en', 'fr', 'fr']

/** First names, by the salutation that goes with them. */
const firstNames: Record<Language, readonly (readonly [string, readonly string[]])[]> = {
  en: [
    ['Mr', ['James', 'Ravi', 'Oliver', 'Liam', 'Peter']],
    ['Ms', ['Emily', 'Grace', 'Nadia', 'Chloe', 'Amara']],
  ],
  de: [
    ['Herr', ['Jürgen', 'Björn', 'Thomas', 'Mehmet', 'Stefan', 'Łukasz']],
    ['Frau', ['Anna', 'Käthe', 'Sabine', 'Ayşe', 'Zoë']],
  ],
  fr: [
    ['M.', ['François', 'Loïc', 'Benoît', 'Karim']],
    ['Mme', ['Élodie', 'Inès', 'Hélène', 'Amélie', 'Claire']],
  ],
}

const lastNames: Record<Language, readonly string[]> = {
  en: ['Smith', 'Jones', 'Taylor', 'Brown', 'Okafor', 'Patel', 'O’Brien', 'Walker', 'Evans'],
  de: ['Müller', 'Schäfer', 'Weiß', 'Krüger', 'Huber', 'Vogel', 'Yılmaz', 'Kowalski', 'Öztürk'],
  fr: ['Dubois', 'Lefèvre', 'Garnier', 'Moreau', 'Petit', 'N’Diaye', 'Nguyen', 'Gauthier'],
}

const domains: Record<Language, readonly string[]> = {
  en: ['example.com', 'example.org', 'customer.example'],
  de: ['example.com', 'kunde.example', 'post.example'],
  fr: ['example.org', 'client.example', 'courrier.example'],
}

/** E.164 without its last digits, and how many follow. */
type Range = readonly [prefix: string, following: number]

/**
 * Numbers that ring nowhere, since a demo invites to click: what the regulators of Germany,
 * France, the United Kingdom, North America and Australia keep for films. Austria and Switzerland
 * keep none: there, a zero after the area code, with which no number begins.
 */
const ranges: Record<Language, readonly Range[]> = {
  de: [
    ['493023125', 3],
    ['496990009', 3],
    ['494066969', 3],
    ['492214710', 3],
    ['498999998', 3],
    ['4310', 6],
    ['41440', 6],
  ],
  en: [
    ['442079460', 3],
    ['441134960', 3],
    ['441414960', 3],
    ['441614960', 3],
    ['442920180', 3],
    ['121255501', 2],
    ['141655501', 2],
    ['6125550', 4],
  ],
  fr: [
    ['3319900', 4],
    ['3326191', 4],
    ['3335301', 4],
    ['3346571', 4],
    ['3353649', 4],
    ['3363998', 4],
    ['41220', 6],
  ],
}

const letters = (name: string) => fold(name).replace(/[^a-z]/g, '')

/** `e.dubois`: as a mailbox and a UID are written. */
export const shortName = ({ FirstName, LastName }: Person) =>
  `${letters(FirstName).slice(0, 1)}.${letters(LastName)}`

export function person(random: Random, language = random.pick(languages)): Person {
  const [Salutation, names] = random.pick(firstNames[language])
  return {
    language,
    Salutation,
    FirstName: random.pick(names),
    LastName: random.pick(lastNames[language]),
  }
}

export function phone(random: Random, language: Language): string {
  const [prefix, following] = random.pick(ranges[language])
  return prefix + random.digits(following)
}

export function caller(random: Random, language?: Language): Caller {
  const somebody = person(random, language)
  return {
    ...somebody,
    phone: phone(random, somebody.language),
    mail: `${shortName(somebody)}@${random.pick(domains[somebody.language])}`,
  }
}

/** One caller after the other; some call again and again. */
export function callers(random: Random): () => Caller {
  const known: Caller[] = []
  return () => {
    if (known.length > 0 && random.chance(0.2)) return random.pick(known)
    const somebody = caller(random)
    known.push(somebody)
    if (known.length > 200) known.shift()
    return somebody
  }
}
