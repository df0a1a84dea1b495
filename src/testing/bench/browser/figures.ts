import { say } from '../measure'
import type { Figures } from './measureList'

const at = (values: readonly number[], share: number) => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
const median = (values: readonly number[]) => at(values, 0.5)
const ms = (value: number) => `${value.toFixed(0)} ms`
const megabytes = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(1)} MiB`
/** Longer than a frame of 60 a second, with room for the clock's own jitter. */
const dropped = (frames: readonly number[]) => frames.filter((frame) => frame > 25).length

type Line = {
  name: string
  of: (figures: Figures) => number
  say: (value: number) => string
  wanted?: string
}

const percent = (part: number, whole: number) => (100 * part) / Math.max(1, whole)
const share = (value: number) => `${value.toFixed(0)} %`
const rested = ({ status, statusRested }: Figures) =>
  median(statusRested.length > 0 ? statusRested : status)

/** What is wanted at 1,000, 10,000, 100,000 and 1,000,000 events, as a ratio to the best other. */
const lines: readonly Line[] = [
  {
    name: 'first row',
    of: ({ firstRow }) => firstRow,
    say: ms,
    wanted: '0.7 · 0.7 · 0.3 · 0.05',
  },
  {
    name: 'status chosen',
    of: ({ status }) => median(status),
    say: ms,
    wanted: '2.0 · 2.0 · 1.0 · 1.0',
  },
  { name: 'status chosen, 150 ms rested', of: rested, say: ms, wanted: '1.0' },
  { name: 'requests of it', of: ({ cost }) => cost.status.requests, say: (n) => n.toFixed(1) },
  { name: 'script time of it', of: ({ cost }) => cost.status.script, say: ms },
  {
    name: 'letter',
    of: ({ keystrokes }) => median(keystrokes),
    say: ms,
    wanted: '2.0 · 2.0 · 0.8 · 0.5',
  },
  { name: 'letter, p95', of: ({ keystrokes }) => at(keystrokes, 0.95), say: ms },
  { name: 'sort by sender, first', of: ({ sort }) => sort[0] ?? 0, say: ms },
  {
    name: 'sort by sender',
    of: ({ sort }) => median(sort),
    say: ms,
    wanted: '1.0 · 1.0 · 0.3 · 0.05',
  },
  { name: 'open an event', of: ({ opened }) => median(opened), say: ms, wanted: '1.5' },
  { name: 'requests of it', of: ({ cost }) => cost.open.requests, say: (n) => n.toFixed(1) },
  { name: 'script time of it', of: ({ cost }) => cost.open.script, say: ms },
  {
    name: 'wheel: frames over 25 ms',
    of: ({ wheel }) => dropped(wheel.frames),
    say: String,
    wanted: '0 in place of a ratio',
  },
  {
    name: 'wheel: frames with a blank row',
    of: ({ wheel }) => percent(wheel.blankFrames, wheel.frames.length),
    say: share,
    wanted: '0 % in place of a ratio',
  },
  {
    name: 'drag: frames over 25 ms',
    of: ({ frames }) => dropped(frames),
    say: String,
    wanted: '0 in place of a ratio',
  },
  {
    name: 'drag: frames with a blank row',
    of: ({ blankFrames, frames }) => percent(blankFrames, frames.length),
    say: share,
    wanted: '30 % up to 100,000',
  },
  { name: 'drag: rows after it ends', of: ({ blankAfter }) => blankAfter, say: ms },
  { name: 'longest task', of: ({ longestTask }) => longestTask, say: ms },
  { name: 'heap with the list', of: ({ heap }) => heap[0], say: megabytes },
  { name: 'heap after the drag', of: ({ heap }) => heap[1], say: megabytes },
]

const cell = (text: string) => text.padStart(12)

/** Ours, those that load all records, and how ours stands to the best of them. */
export function sayFigures(own: Figures, others: readonly (Figures | undefined)[]): void {
  say(''.padEnd(32) + ['Callboard', 'AG Grid', 'TanStack', 'ratio'].map(cell).join(''))
  for (const line of lines) {
    const mine = line.of(own)
    const theirs = others.map((one) => one && line.of(one))
    const known = theirs.filter((one) => one !== undefined)
    const best = Math.min(...known)
    const ratio = known.length > 0 && best > 0 ? (mine / best).toFixed(2) : ''
    const cells = [mine, ...theirs].map((one) => (one === undefined ? '-' : line.say(one)))
    const wanted = line.wanted ? `   wanted: ${line.wanted}` : ''
    say(line.name.padEnd(32) + [...cells, ratio].map(cell).join('') + wanted)
  }
}
