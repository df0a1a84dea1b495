import type { Page } from '@playwright/test'
import type { AcdEvent } from '../src/contract/event/events'
import { hostilePayloads } from '../src/testing/hostile/hostilePayloads'
import { startCountingServer } from './countingServer'
import { expect, test } from './fixtures'
import { listen, reading } from './hostile'

const perWall = 90

/** Puts up a wall of frames, as the event's page has one, and waits until all have loaded. */
const buildWall = (page: Page, ids: number[], sandbox: boolean) =>
  page.evaluate(
    async ({ ids, sandbox }) => {
      document.querySelector('#wall')?.remove()
      const wall = document.createElement('div')
      wall.id = 'wall'
      wall.style.cssText =
        'position:fixed;inset:0;z-index:9999;display:grid;grid-template-columns:repeat(10,1fr);grid-auto-rows:1fr'
      const loaded = ids.map(
        (id) =>
          new Promise<void>((resolve) => {
            const frame = document.createElement('iframe')
            frame.title = 'Body'
            if (sandbox) frame.setAttribute('sandbox', '')
            frame.style.cssText = 'width:100%;height:100%;border:0'
            const show = () => {
              frame.src = `/app/v1/events/${id}/body`
            }
            // One of many frames that has not come by now is asked for once more.
            const late = setTimeout(show, 30_000)
            frame.addEventListener('load', () => {
              clearTimeout(late)
              resolve()
            })
            show()
            wall.append(frame)
          }),
      )
      document.body.append(wall)
      await Promise.all(loaded)
    },
    { ids, sandbox },
  )

const isTouchable = ({ EventData }: AcdEvent) => /href=|&lt;(button|details|dialog)/.test(EventData)

/** Clicks into the frames that hold something to click, and goes on in them by keyboard. */
async function touchWall(page: Page, events: AcdEvent[]): Promise<void> {
  const [columns, rows] = [10, Math.ceil(events.length / 10)]
  for (const [at, event] of events.entries()) {
    if (!isTouchable(event)) continue
    const x = ((at % columns) + 0.3) * (1440 / columns)
    const y = (Math.floor(at / columns) + 0.35) * (900 / rows)
    await page.mouse.click(x, y)
    await page.keyboard.press('Enter')
  }
}

async function walkWalls(page: Page, events: AcdEvent[], sandbox: boolean): Promise<void> {
  for (let at = 0; at < events.length; at += perWall) {
    const some = events.slice(at, at + perWall)
    await buildWall(
      page,
      some.map(({ ID }) => ID),
      sandbox,
    )
    await touchWall(page, some)
  }
  await page.evaluate(() => document.querySelector('#wall')?.remove())
}

test.describe.configure({ timeout: 300_000 })

for (const [without, sandbox, what] of [
  ['sanitizer', true, 'sandbox and policy hold without the sanitizer'],
  ['policy', false, 'the sanitizer holds without sandbox and policy'],
] as const) {
  reading.describe(`without ${without}`, () => {
    reading.use({ without, bypassCSP: !sandbox })

    reading(what, ({ page, events }) => walkWalls(page, events, sandbox))
  })
}

test('the proof hears what a hostile text achieves where nothing holds', async ({
  page,
  context,
  journey,
  watched,
}) => {
  watched.allowAttempts()
  const elsewhere = await startCountingServer()
  const heard = listen(context, page)
  const ran = hostilePayloads(elsewhere.host).find(({ text }) => text.startsWith('<script>'))
  await context.route(`${journey.url}/unguarded`, (route) =>
    route.fulfill({ contentType: 'text/html', body: ran?.text ?? '' }),
  )
  await page.goto('/unguarded', { waitUntil: 'commit' })
  await expect.poll(() => elsewhere.asked).toContain('GET /gone')
  await expect.poll(() => heard.join()).toContain('dialog: 1')
  await expect.poll(() => heard.join()).toContain('/gone')
  await elsewhere.stop()
})
