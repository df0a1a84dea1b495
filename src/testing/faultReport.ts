import { appendFileSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { expect } from 'vitest'
import { faultFile } from './faults/faultFile'

export type FaultCounts = {
  /** Changes that were answered with success. */
  acknowledged: number
  /** Changes that were refused or had no answer, and were asked again under the same key. */
  again?: number
  /** Acknowledged, and not there. */
  lost: number
  /** There more than once. */
  doubled: number
  /** Processes that ended although only their database had a fault. */
  ended?: number
  /** From the end of the fault until a call was answered with success; of a stop, until its end. */
  seconds?: readonly number[]
}

function sentence({ acknowledged, again, lost, doubled, ended, seconds = [] }: FaultCounts) {
  const parts = [
    `${acknowledged} acknowledged`,
    ...(again === undefined ? [] : [`${again} asked again`]),
    `${lost} lost`,
    `${doubled} doubled`,
    ...(ended === undefined ? [] : [`${ended} processes ended`]),
    ...(seconds.length > 0 ? [`after ${seconds.map((one) => one.toFixed(1)).join(', ')} s`] : []),
  ]
  return parts.join(', ')
}

/** Prints what a fault did, in the one form of all of them, and fails where anything was lost. */
export function expectNothingLost(fault: string, counts: FaultCounts): void {
  const line = `fault: ${fault}: ${sentence(counts)}`
  console.log(line)
  mkdirSync(dirname(faultFile), { recursive: true })
  appendFileSync(faultFile, `${line}\n`)
  const { lost, doubled, ended = 0 } = counts
  expect({ lost, doubled, ended }, fault).toEqual({ lost: 0, doubled: 0, ended: 0 })
  expect(counts.acknowledged, `${fault}: acknowledged`).toBeGreaterThan(0)
}

/** What of these is missing among the stored ones, and what is there more than once. */
export function compareStored(acknowledged: Iterable<string>, stored: readonly string[]) {
  const found = new Set(stored)
  const lost = [...acknowledged].filter((name) => !found.has(name)).length
  return { lost, doubled: stored.length - found.size }
}
