import { useSyncExternalStore } from 'react'
import { waitingSends } from '@/client/waitingSends'
import { m } from '@/messages'
import { Button } from '@/ui/buttons/Button'
import classes from './LongWaits.module.css'
import { useLongWaits } from './useLongWaits'

const isNamed = (noun: unknown): noun is keyof typeof m.waiting.nouns =>
  typeof noun === 'string' && noun in m.waiting.nouns

/**
 * After ten seconds it is said what is being waited for, and one can stop. What was sent already
 * cannot be called back: the page that sent it says what became of it.
 */
export function LongWaits() {
  const { asked, isSending } = useLongWaits()
  const isOffline = useSyncExternalStore(waitingSends.subscribe, waitingSends.count) > 0
  const nouns = new Set(asked.map(({ queryKey: [noun] }) => (isNamed(noun) ? noun : 'other')))
  const things = [...nouns].map((noun) => m.waiting.nouns[noun])
  if (isSending && !isOffline) things.push(m.waiting.sent)
  // What was shown before stays; where nothing was, the page says that it has stopped.
  const stop = () => {
    for (const query of asked) void query.cancel({ revert: query.state.data !== undefined })
  }
  return (
    <div
      role="status"
      className={classes.root}
      data-waiting={things.length > 0 || isOffline || undefined}
    >
      {isOffline && <span>{m.waiting.offline}</span>}
      {isOffline && (
        <Button size="xs" variant="default" onClick={waitingSends.dropAll}>
          {m.waiting.callBack}
        </Button>
      )}
      {things.length > 0 && <span>{m.waiting.text(things.join(', '))}</span>}
      {asked.length > 0 && (
        <Button size="xs" variant="default" onClick={stop}>
          {m.waiting.stop}
        </Button>
      )}
    </div>
  )
}
