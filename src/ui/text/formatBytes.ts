import { m } from '@/messages'

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const

/** `12.3 GB`, `-4 MB`: in the largest unit that fits. */
export function formatBytes(bytes: number): string {
  const steps = Math.floor(Math.log10(Math.max(1, Math.abs(bytes))) / 3)
  const step = Math.min(steps, units.length - 1)
  const options = { style: 'unit', unit: units[step] ?? 'byte', maximumFractionDigits: 1 } as const
  return new Intl.NumberFormat(m.locale, options).format(bytes / 1000 ** step)
}
