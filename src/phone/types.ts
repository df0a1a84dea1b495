import type { NumberReading } from '@/contract/values/phone'

/** What a page asks about telephone numbers. Types alone: the plans themselves come later. */
export type Phones = {
  /** The country whose national numbers need no code. */
  country: string
  read: (text: string) => NumberReading
  /** E.164 digits; undefined while it is no number. */
  digits: (text: string) => string | undefined
  /** E.164 digits, spaced for reading; they are not read anew. */
  space: (digits: string) => string
  /** `+49 30 123456`; undefined while it is no number. */
  spaced: (text: string) => string | undefined
  /** The country was not typed, so the centre's was taken. */
  isNational: (text: string) => boolean
  /** The country that E.164 digits belong to. */
  countryOf: (digits: string) => string | undefined
}
