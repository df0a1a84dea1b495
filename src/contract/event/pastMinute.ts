/** Board and lists can be seen as they were for so long. */
export const keptMinutes = 30 * 24 * 60

/** What `at` names, to the minute, as a stamp: `2026-11-30T10:42` and what may follow. */
export const minuteStamp = (at: string): string => `${at.slice(0, 16)}:00.000`

const written = /^minute@(\d{1,15})$/

/** `minute@1796047020000`: what a list says it is as of, in place of a snapshot; epoch ms. */
export const pastMinuteText = (minute: number): string => `minute@${minute}`

/** The epoch ms in it; undefined where it is none. */
export function pastMinute(text: string): number | undefined {
  const [, minute] = written.exec(text) ?? []
  return minute === undefined ? undefined : Number(minute)
}
