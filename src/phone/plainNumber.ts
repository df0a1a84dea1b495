import { plainSigns } from '@/contract/values/phone'

/** What keyboards, address books and spreadsheets put into a number, as the plain characters. */
export const plainNumber = (text: string) =>
  plainSigns(text)
    .trim()
    .replace(/^(?:['\u2019]|tel:)\s*/i, '')
