import type { Fault } from '@/contract/fault'
import { faulty, Refusal } from './refusal'

/** Runs several checks and refuses once, with the faults of all of them. */
export function collectFaults() {
  const faults: Fault[] = []
  return {
    check<Result>(make: () => Result): Result | undefined {
      try {
        return make()
      } catch (error) {
        if (!(error instanceof Refusal) || error.faults.length === 0) throw error
        faults.push(...error.faults)
        return undefined
      }
    },
    refuse: () => faulty(...faults),
  }
}
