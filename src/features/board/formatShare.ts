import { m } from '@/messages'

let made: { locale: string; format: Intl.NumberFormat } | undefined

/** A share from 0 to 1 as whole percents, rounded down: 100 % means all. */
export function formatShare(share: number): string {
  if (made?.locale !== m.locale) {
    const options = { style: 'percent', maximumFractionDigits: 0 } as const
    made = { locale: m.locale, format: new Intl.NumberFormat(m.locale, options) }
  }
  return made.format.format(Math.floor(share * 100 + 1e-9) / 100)
}
