import { useMutation } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { contactMutations } from '@/client/contacts'
import { newKey } from '@/client/newKey'
import type { DuplicateRule, LineResult } from '@/contract/contactImport'
import { type ContactLine, inPieces, type LeftOut } from './contactLines'

type Piece = { lines: ContactLine[]; key: string }
type Progress = { left: Piece[]; results: LineResult[]; total: number; duplicates: DuplicateRule }

const noResults: LineResult[] = []

/** Why the server did not import a line. */
function leftOutOf({ line, outcome, issues = [] }: LineResult): LeftOut[] {
  if (outcome === 'bad') return [{ line, issues }]
  if (outcome === 'twice') return [{ line, sameAs: undefined }]
  return outcome === 'kept' ? [{ line, isKept: true }] : []
}

/**
 * Sends a file piece by piece. One that could not be sent stays, with all after it, under its key:
 * going on imports it once, whatever became of the first attempt.
 */
export function useImport(DiallerCampaignsID: number) {
  const send = useMutation(contactMutations.importPiece())
  const [progress, setProgress] = useState<Progress>()

  async function run(from: Progress) {
    let now = from
    setProgress(now)
    for (const { lines, key } of from.left) {
      const { duplicates } = now
      const sent = await send
        .mutateAsync({ DiallerCampaignsID, duplicates, lines, key })
        .catch(() => undefined)
      // The mutation holds the error, which the page shows.
      if (sent === undefined) return
      now = { ...now, left: now.left.slice(1), results: [...now.results, ...sent] }
      setProgress(now)
    }
  }

  const results = progress?.results ?? noResults
  const refused = useMemo(() => results.flatMap(leftOutOf), [results])
  const isDone = progress !== undefined && progress.left.length === 0
  return {
    state: progress === undefined ? 'idle' : isDone ? 'done' : send.isError ? 'stopped' : 'running',
    error: send.error,
    results,
    total: progress?.total ?? 0,
    /** What only the server could refuse. */
    refused,
    begin: (lines: readonly ContactLine[], duplicates: DuplicateRule) =>
      run({
        left: inPieces(lines).map((piece) => ({ lines: piece, key: newKey() })),
        results: [],
        total: lines.length,
        duplicates,
      }),
    goOn: () => progress && void run(progress),
    reset: () => {
      send.reset()
      setProgress(undefined)
    },
  } as const
}
export type Importing = ReturnType<typeof useImport>
