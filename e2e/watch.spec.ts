import { type BrowserContext, expect, test } from '@playwright/test'
import { expectAccessible, expectAccessibleWhereNew } from './fixtures'
import { newStructure } from './structure'
import { watch } from './watch'

const origin = 'http://board.test'
const policy = "default-src 'none'; script-src 'nonce-ours'; connect-src 'self'"

/** A small page and its few answers, given to the browser without a server. */
async function watchedPage(context: BrowserContext, body: string, pages = '**/*') {
  const html = `<!doctype html><html lang="en"><title>Board</title><main>${body}</main></html>`
  await context.route(pages, (route) => {
    const status = Number(/\d{3}$/.exec(new URL(route.request().url()).pathname)?.[0] ?? 200)
    return route.fulfill({
      status,
      contentType: 'text/html',
      headers: { 'Content-Security-Policy': policy },
      body: html,
    })
  })
  const watched = await watch(context, origin)
  const page = await context.newPage()
  await page.goto(`${origin}/`)
  return { page, watched }
}

const script = (text: string) => `<h1>Board</h1><script nonce="ours">${text}</script>`

test.describe('a journey fails on', () => {
  for (const [what, body, problem] of [
    ['a console error', script("console.error('lost')"), 'Console: lost'],
    ['an error in the page', script("throw new Error('broken')"), 'broken'],
    ['a script that the policy blocks', '<script>1</script>', 'Page policy: script-src'],
    ['a style that the policy blocks', '<p style="color:red">x</p>', 'Page policy: style-src'],
    ['a refusal that it does not allow', script("fetch('/409')"), 'refused with 409'],
    ['a server error', script("fetch('/500')"), `500 from ${origin}/500`],
    ['a request to elsewhere', script("fetch('http://cdn.test/')"), 'http://cdn.test/'],
  ] as const) {
    test(what, async ({ context }) => {
      const { watched } = await watchedPage(context, body)
      await expect.poll(() => watched.problems().join('\n')).toContain(problem)
    })
  }

  test('a request of its own that it did not mean to cut off', async ({ context }) => {
    await context.route('**/cut', (route) => route.abort())
    const { watched } = await watchedPage(context, script("fetch('/cut').catch(() => {})"), '**/')
    await expect.poll(() => watched.problems().join('\n')).toContain(`${origin}/cut`)
    watched.allowUnreachable()
    expect(watched.problems()).toEqual([])
  })

  test('a refusal that it allows and that never comes', async ({ context }) => {
    const { watched } = await watchedPage(context, '')
    watched.allowRefusals([409])
    expect(watched.problems()).toEqual([expect.stringContaining('Nothing was refused with 409')])
  })

  test('a page that not everyone can use', async ({ context }) => {
    const { page } = await watchedPage(context, '<h1>Board</h1><input>')
    await expect(expectAccessible(page)).rejects.toThrow('Form elements must have labels')
  })
})

test('a journey may be refused as it says', async ({ context }) => {
  const { page, watched } = await watchedPage(context, script("fetch('/409')"))
  watched.allowRefusals([409])
  await expect.poll(watched.problems).toEqual([])
  await expectAccessible(page)
})

test('structure is new until it was noted, and more of the same is not', async ({ context }) => {
  const rows = (count: number) => `<ul>${'<li class="a row">one</li>'.repeat(count)}</ul>`
  const { page } = await watchedPage(context, rows(2))
  const show = (html: string) =>
    page.evaluate((text) => {
      document.body.innerHTML = text
    }, html)
  await show(rows(2))
  const first = await newStructure(page)
  expect(first.count).toBeGreaterThan(0)
  first.note()
  await show(rows(500))
  expect((await newStructure(page)).count).toBe(0)
  for (const html of [
    `${rows(1)}<input>`,
    rows(1).replace('<li ', '<li role="option" '),
    rows(1).replace('a row', 'pale row'),
    `<div role="dialog">${rows(1)}</div>`,
  ]) {
    await show(html)
    expect((await newStructure(page)).count, html).toBeGreaterThan(0)
  }
})

test('what is new is looked at, and what was seen is not looked at again', async ({ context }) => {
  const { page } = await watchedPage(context, '<h2 class="heard">Board</h2>')
  await expectAccessibleWhereNew(page)
  const put = (html: string) =>
    page.evaluate((text) => document.body.insertAdjacentHTML('beforeend', text), html)
  await put('<h2 class="heard"></h2><input class="nameless">')
  await expect(expectAccessibleWhereNew(page)).rejects.toThrow('Form elements must have labels')
  await page.evaluate(() => document.querySelector('input')?.remove())
  await expectAccessibleWhereNew(page)
})
