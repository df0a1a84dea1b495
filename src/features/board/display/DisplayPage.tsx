import { useEffect } from 'react'
import { m } from '@/messages'
import { freshnessOf } from '@/ui/text/FreshnessSign'
import { useNow } from '@/ui/useNow'
import { TodayChart } from '../wallboard/TodayChart'
import { DisplayAge } from './DisplayAge'
import { DisplayGroups } from './DisplayGroups'
import classes from './DisplayPage.module.css'
import { DisplayTile } from './DisplayTile'
import { elapsedSince } from './elapsed'
import { problemSentence } from './problemSentence'
import { useDisplayBoard } from './useDisplayBoard'
import { useNewBuild } from './useNewBuild'

/** The token stays in the address: the screen's browser may be started anew with it. */
const tokenOfAddress = () => window.location.hash.slice(1)

/** Another link in the same window. */
const beginAnew = () => window.location.reload()

/**
 * The board on an unattended screen: its numbers lead nowhere, and nobody is ever asked to sign in.
 * What is wrong is said in one line, and never without the age of the numbers below.
 */
export function DisplayPage() {
  const { last, problem } = useDisplayBoard(tokenOfAddress())
  useNewBuild()
  useNow()
  useEffect(() => {
    document.title = `${m.wallboard.title} · Callboard`
    window.addEventListener('hashchange', beginAnew)
    return () => window.removeEventListener('hashchange', beginAnew)
  }, [])
  const age = last && elapsedSince(last.readAt)
  const state = freshnessOf(age ?? Number.POSITIVE_INFINITY, problem !== undefined)
  const said = problem === undefined ? undefined : problemSentence(problem)
  if (last === undefined) {
    return (
      <main className={classes.root}>
        <h1 className={classes.title}>{m.wallboard.title}</h1>
        <p className={classes.empty} role={said === undefined ? 'status' : 'alert'}>
          {said ?? m.display.first}
        </p>
      </main>
    )
  }
  const { board, zone } = last
  return (
    <main className={classes.root} data-state={state}>
      <div className={classes.head}>
        <h1 className={classes.title}>{m.wallboard.title}</h1>
        <DisplayAge state={state} asOf={board.asOf} age={age} problem={said} />
      </div>
      <div className={classes.tiles}>
        {board.tiles.map((tile) => (
          <DisplayTile key={tile.ViewsID ?? tile.name} tile={tile} asOf={board.asOf} zone={zone} />
        ))}
      </div>
      <DisplayGroups board={board} zone={zone} />
      <section className={classes.chart} aria-label={m.wallboard.today}>
        <TodayChart halfHours={board.halfHours} />
      </section>
    </main>
  )
}
