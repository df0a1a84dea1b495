import { useEffect, useState } from 'react'
import { readDigest, tellSeen } from '@/client/groups/digest'
import { awayMinutes, type Digest } from '@/contract/digest'
import { noteSeen, readSeen } from './lastSeen'

const awayMs = awayMinutes * 60_000
const lookEveryMs = 30_000
/** The other devices learn as often that somebody is here. */
const tellEveryMs = 5 * 60_000
/** Who leaves a page for a moment tells nobody. */
const leftAfterMs = 60_000

/** Watches whether a page is in sight, and asks once somebody has come back. */
function watchAway(owner: string, onDigest: (digest: Digest) => void): () => void {
  let isAsking = false
  let toldAt = 0
  let isOver = false
  const tell = () => {
    toldAt = Date.now()
    void tellSeen()
  }
  const comeBack = async () => {
    isAsking = true
    try {
      const digest = await readDigest()
      // Signed out meanwhile: nobody is here.
      if (isOver) return
      noteSeen(owner, Date.now())
      if (digest.since !== null) onDigest(digest)
      tell()
    } catch {
      // Asked again at the next look: who wakes a machine often has no network at first.
    } finally {
      isAsking = false
    }
  }
  const look = () => {
    if (document.hidden || isAsking) return
    const now = Date.now()
    const seen = readSeen(owner)
    // The clock of a machine may be set back.
    if (seen === undefined || Math.abs(now - seen) >= awayMs) return void comeBack()
    noteSeen(owner, now)
    if (now - toldAt >= tellEveryMs) tell()
  }
  const leave = () => {
    if (isAsking) return
    // What comes after an absence that nobody was told of yet begins no new one.
    const seen = readSeen(owner)
    if (seen === undefined || Math.abs(Date.now() - seen) >= awayMs) return
    noteSeen(owner, Date.now())
    if (Date.now() - toldAt >= leftAfterMs) tell()
  }
  const onVisibility = () => (document.hidden ? leave() : look())
  document.addEventListener('visibilitychange', onVisibility)
  const timer = setInterval(look, lookEveryMs)
  look()
  return () => {
    isOver = true
    document.removeEventListener('visibilitychange', onVisibility)
    clearInterval(timer)
  }
}

/** What became different while the reader was away, until they dismiss it. */
export function useAway(owner: string) {
  const [digest, setDigest] = useState<Digest>()
  useEffect(() => watchAway(owner, setDigest), [owner])
  return { digest, dismiss: () => setDigest(undefined) }
}
