import { readFault } from '@/contract/fault'
import { m } from '@/messages'

/** A fault of the contract in the reader's language; words that are not ours stay as they are. */
export function faultSentence(message: string): string {
  const fault = readFault(message)
  return fault === undefined ? message : m.faults[fault.code](fault.value)
}
