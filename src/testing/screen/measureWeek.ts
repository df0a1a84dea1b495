import type { Page } from '@playwright/test'
import { sql } from 'kysely'
import type { Db } from '@/server/db/open'
import { say, spread } from '../bench/measure'

const appointments = 10_000
const loads = 10

/** So many open callbacks of five groups, in the half hours of this week's working days. */
const fillWeek = (db: Db) =>
  db.asAccount(1, (tx) =>
    sql`INSERT INTO acd_events (client_id, id, acd_groups_id, event_data, acd_event_types_id,
        dt_modified, subject, sender, dt_created, acd_event_status_id, dt_last_modified, search_text,
        dt_remind)
      SELECT 1, 3000000 + n, (ARRAY(SELECT id FROM acd_groups WHERE client_id = 1 ORDER BY id LIMIT 5))[1 + n % 5],
        '', 3, now(), 'Appointment ' || n, 'x', now(), 1, now(), '', date_trunc('week', now())
          + (n % 5) * interval '1 day' + interval '8 hours' + (n / 5 % 20) * interval '30 minutes'
      FROM generate_series(1, ${sql.lit(appointments)}) n`.execute(tx),
  )

/** Remembers when the week was first painted; it runs before the page's own script. */
function notePaint(): void {
  const painted = new Promise<number>((resolve) => {
    const look = new MutationObserver(() => {
      if (!document.querySelector('table[aria-label="Week"] [data-cell]')) return
      look.disconnect()
      // The task after a frame: by then it is painted.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => resolve(performance.now())
        port2.postMessage(undefined)
      })
    })
    look.observe(document, { childList: true, subtree: true })
  })
  Object.assign(window, { weekPainted: painted })
}

/** How long after the answer's end the week is on the screen, and after the navigation began. */
const readTimes = (page: Page) =>
  page.evaluate(async () => {
    const painted: number = await Reflect.get(window, 'weekPainted')
    const [answer] = performance
      .getEntriesByType('resource')
      .filter(
        (entry): entry is PerformanceResourceTiming =>
          entry instanceof PerformanceResourceTiming && entry.name.includes('/app/v1/slots'),
      )
    return { painted, afterAnswer: painted - (answer?.responseEnd ?? 0) }
  })

/** Prints when a week of ten thousand appointments is painted, of so many loads of the page. */
export async function measureWeek(page: Page, db: Db): Promise<void> {
  await fillWeek(db)
  await page.addInitScript(notePaint)
  const times: Awaited<ReturnType<typeof readTimes>>[] = []
  for (let load = 0; load < loads; load += 1) {
    await page.goto('/appointments')
    times.push(await readTimes(page))
  }
  const said = (name: string, took: number[]) => say(`  ${name.padEnd(30)} ${spread(took)}`)
  say(`\nA week of ${appointments} appointments, first paint of its grid (wanted: 300 ms)`)
  said(
    'after the end of the answer',
    times.map(({ afterAnswer }) => afterAnswer),
  )
  said(
    'after the navigation began',
    times.map(({ painted }) => painted),
  )
}
