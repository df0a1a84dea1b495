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

const lines: readonly Line[] = [
  { name: 'first row', of: ({ firstRow }) => firstRow, say: ms, wanted: '1/20 at 1,000,000' },
  { name: 'status filter, median', of: ({ status }) => median(status), say: ms, wanted: '1/2' },
  { name: 'keystroke, median', of: ({ keystrokes }) => median(keystrokes), say: ms, wanted: '1/2' },
  { name: 'keystroke, p95', of: ({ keystrokes }) => at(keystrokes, 0.95), say: ms },
  { name: 'sort by sender, median', of: ({ sort }) => median(sort), say: ms, wanted: '1/20' },
  { name: 'sort by sender, first', of: ({ sort }) => sort[0] ?? 0, say: ms },
  { name: 'drag: frame, median', of: ({ frames }) => median(frames), say: ms },
  { name: 'drag: frame, p95', of: ({ frames }) => at(frames, 0.95), say: ms },
  {
    name: 'drag: frames over 25 ms',
    of: ({ frames }) => dropped(frames),
    say: String,
    wanted: '0',
  },
  { name: 'drag: frames', of: ({ frames }) => frames.length, say: String },
  { name: 'drag: frames with a blank row', of: ({ blankFrames }) => blankFrames, say: String },
  { name: 'drag: rows after it ends', of: ({ blankAfter }) => blankAfter, say: ms },
  { name: 'longest task', of: ({ longestTask }) => longestTask, say: ms },
  { name: 'heap with the list', of: ({ heap }) => heap[0], say: megabytes },
  { name: 'heap after the drag', of: ({ heap }) => heap[1], say: megabytes },
]

/** Ours, theirs, and how they stand to each other. */
export function sayFigures(own: Figures, theirs: Figures | undefined): void {
  say(`${''.padEnd(32)}${'Callboard'.padStart(12)}${'AG Grid'.padStart(12)}${'ratio'.padStart(9)}`)
  for (const line of lines) {
    const [mine, other] = [line.of(own), theirs && line.of(theirs)]
    const ratio = other ? (mine / other).toFixed(3) : ''
    const wanted = line.wanted ? `   wanted: ${line.wanted}` : ''
    const cells = [line.say(mine), other === undefined ? '-' : line.say(other)]
    say(
      line.name.padEnd(32) +
        cells.map((cell) => cell.padStart(12)).join('') +
        ratio.padStart(9) +
        wanted,
    )
  }
}
