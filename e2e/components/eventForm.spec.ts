import type { Page } from '@playwright/test'
import { fillIn, pick } from '../form'
import { expect, test } from './show'

const field = (page: Page, label: string) =>
  page.getByLabel(label, { exact: true }).and(page.locator('input, textarea'))
const willHappen = (page: Page) => page.getByRole('status', { name: 'What will happen' })

/** Ten past twelve in Berlin. */
const tenPast = Date.parse('2026-11-24T11:10:00Z')

test('the form says when it will be, for the centre and for a caller elsewhere', async ({
  page,
  show,
}) => {
  // 15:30 in Berlin, as in the documented example.
  await show('EventFormAlone', {}, { now: Date.parse('2026-11-24T14:30:00Z') })
  for (const [date, time, sentence] of [
    ['', '', 'As soon as possible.'],
    ['', '10:00', 'Not before Wed 25 Nov 2026, 10:00 (Berlin).'],
    ['', '18:00', 'Not before Tue 24 Nov 2026, 18:00 (Berlin).'],
    ['2026-11-23', '10:00', 'At once: Mon 23 Nov 2026, 10:00 (Berlin) has passed.'],
    ['2027-03-28', '02:30', '03:30 (Berlin), because 02:30 does not exist that night.'],
    ['2027-10-31', '02:30', '02:30 (Berlin), the first of two that night.'],
  ] as const) {
    await fillIn(page, { 'Appointment date': date, 'Appointment time': time })
    await expect(willHappen(page)).toContainText(sentence)
  }
  await fillIn(page, { 'Appointment date': '', 'Appointment time': '10:00' })
  await fillIn(page, { Sender: '+44 20 7946 0958' })
  await expect(willHappen(page)).toHaveText(
    'Not before Wed 25 Nov 2026, 10:00 (Berlin), 09:00 for the caller.',
  )
  await fillIn(page, { Sender: '030 123456' })
  await expect(willHappen(page)).toHaveText('Not before Wed 25 Nov 2026, 10:00 (Berlin).')
})

for (const [language, labels, typed] of [
  ['de', ['Termin: Datum', 'Termin: Uhrzeit'], ['morgen', '9 Uhr 30']],
  ['fr', ['Date du rendez-vous', 'Heure du rendez-vous'], ['25/11', '9h30']],
] as const) {
  test(`in ${language} a date and a time are taken as people there write them`, async ({
    page,
    show,
  }) => {
    await show('EventFormAlone', {}, { language })
    const [date, time] = labels.map((label) => page.getByLabel(label, { exact: true }))
    await date?.fill(typed[0])
    await time?.fill(typed[1])
    await time?.press('Tab')
    if (date) await expect(date).toHaveValue('2026-11-25')
    if (time) await expect(time).toHaveValue('09:30')
  })
}

test('a slot of the ribbon sets the time; the ribbon is one Tab stop, and what is past is not in it', async ({
  page,
  show,
}) => {
  await show('RibbonAlone', { held: { '10:00': 2, '14:30': 3 } }, { now: tenPast })
  const slot = (name: string) => page.getByRole('button', { name, exact: true })
  await expect(slot('10:00, 2, past')).toBeDisabled()
  await expect(slot('12:00, 0, past')).toBeDisabled()
  await page.keyboard.press('Tab')
  await expect(slot('12:30, 0')).toBeFocused()
  for (const [key, name] of [
    ['ArrowRight', '13:00, 0'],
    ['End', '17:30, 0'],
    ['ArrowRight', '12:30, 0'],
    ['ArrowLeft', '17:30, 0'],
    ['Home', '12:30, 0'],
  ] as const) {
    await page.keyboard.press(key)
    await expect(slot(name)).toBeFocused()
  }
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Behind it' })).toBeFocused()
  await slot('14:30, 3').click()
  await expect(page.getByRole('status')).toHaveText('14:30')
  await expect(slot('14:30, 3')).toHaveAttribute('aria-pressed', 'true')
  // The one that was pressed last is where Tab comes back to.
  await page.keyboard.press('Tab')
  await page.keyboard.press('Shift+Tab')
  await expect(slot('14:30, 3')).toBeFocused()
})

test('what a link filled in is not folded away', async ({ page, show }) => {
  await show('EventFormAlone', { CrmURL: 'https://crm.example.com/17' })
  await expect(page.getByRole('button', { name: 'More fields' })).toHaveAttribute(
    'aria-expanded',
    'true',
  )
  const link = field(page, 'CRM link')
  await expect(link).toHaveValue('https://crm.example.com/17')
  // Nor what is emptied while one is there.
  await link.fill('')
  await expect(link).toBeFocused()
})

test.describe('at noon', () => {
  test.beforeEach(async ({ page, show }) => {
    await show('EventFormAlone', {})
    await expect(page.getByRole('button', { name: 'Create event' })).toBeVisible()
  })

  test('a national number is taken as the centre’s and shown spaced; what is none stays as typed', async ({
    page,
  }) => {
    const sender = field(page, 'Sender')
    await fillIn(page, { Sender: '030-12 34 56' })
    await expect(sender).toHaveAccessibleDescription(/number of DE: sent as \+49 30 123456/)
    await sender.blur()
    await expect(sender).toHaveValue('+49 30 123456')
    await expect(sender).toHaveAccessibleDescription(/number of DE/)
    await fillIn(page, { Sender: '030 12 perhaps' })
    await sender.blur()
    await expect(sender).toHaveValue('030 12 perhaps')
  })

  test('all faults stand at their fields at once, and the first has the focus', async ({
    page,
    expectAccessible,
  }) => {
    const sent: string[] = []
    page.on('request', (request) => void sent.push(`${request.method()} ${request.url()}`))
    await pick(page, 'Type', 'Callback')
    await fillIn(page, {
      Sender: 'nobody',
      'CRM link': 'ftp://crm.example.com',
      'Appointment date': '2026-02-30',
      'Appointment time': '9:5',
    })
    await page.getByRole('button', { name: 'Create event' }).click()
    const faulty = [
      'Sender',
      'Subject',
      'Appointment date',
      'Appointment time',
      'Group',
      'CRM link',
    ]
    for (const label of faulty) {
      await expect(field(page, label), label).toHaveAttribute('aria-invalid', 'true')
      await expect(field(page, label), label).toHaveAccessibleDescription(/./)
    }
    await expect(field(page, 'Sender')).toBeFocused()
    await expect(page.getByRole('alert')).toHaveText('6 fields need another look.')
    await expectAccessible()
    expect(sent.filter((request) => request.endsWith('/events/held'))).toEqual([])
  })

  test('what is bad is told as soon as one leaves it; what is only passed by is not', async ({
    page,
  }) => {
    const [sender, subject] = [field(page, 'Sender'), field(page, 'Subject')]
    await expect(sender).toBeFocused()
    await page.keyboard.type('nobody')
    await expect(sender).not.toHaveAttribute('aria-invalid', 'true')
    await page.keyboard.press('Tab')
    await expect(sender).toHaveAccessibleDescription(/This is not a telephone number/)
    await page.keyboard.press('Tab')
    await expect(subject).not.toBeFocused()
    await expect(subject).not.toHaveAttribute('aria-invalid', 'true')
    await sender.fill('030 123456')
    await expect(sender).not.toHaveAttribute('aria-invalid', 'true')
  })

  test('what a callback does not need is folded away, out of the way of Tab, until it holds a fault', async ({
    page,
  }) => {
    const more = page.getByRole('button', { name: 'More fields' })
    await expect(more).toHaveAttribute('aria-expanded', 'false')
    await expect(field(page, 'Priority')).toHaveCount(0)
    await more.press('Tab')
    await expect(page.getByRole('button', { name: 'Create event' })).toBeFocused()
    await fillIn(page, { Priority: '900', 'CRM link': 'https://crm.example.com' })
    await field(page, 'CRM link').press('Tab')
    await expect(field(page, 'Priority')).toHaveAccessibleDescription(/At most 200/)
    // A fault is not folded away.
    await more.click()
    await expect(field(page, 'Priority')).toBeVisible()
    await fillIn(page, { Priority: '90' })
    await more.click()
    await expect(more).toHaveAttribute('aria-expanded', 'false')
  })

  test('the way out is in sight wherever one is, and covers nothing that has the focus', async ({
    page,
  }) => {
    const send = page.getByRole('button', { name: 'Create event' })
    const wholly = { ratio: 1 }
    for (const [width, height] of [
      [1440, 900],
      [1024, 768],
      [360, 740],
    ] as const) {
      await page.setViewportSize({ width, height })
      await page.getByRole('button', { name: 'More fields' }).focus()
      await page.evaluate(() => window.scrollTo(0, 0))
      await expect(send).toBeInViewport(wholly)
      for (const label of ['Appointment date', 'Group']) {
        await field(page, label).focus()
        await field(page, label).scrollIntoViewIfNeeded()
        await expect(send).toBeInViewport(wholly)
        const [box, bar] = [await field(page, label).boundingBox(), await send.boundingBox()]
        expect((box?.y ?? 0) + (box?.height ?? 0), label).toBeLessThanOrEqual(bar?.y ?? 0)
      }
    }
  })

  test('date and time as people write them are shown as understood, and told as soon as one leaves them', async ({
    page,
  }) => {
    const date = field(page, 'Appointment date')
    const time = field(page, 'Appointment time')
    await date.fill('tomorrow')
    await time.fill('930')
    // While one types already.
    await expect(willHappen(page)).toHaveText('Not before Wed 25 Nov 2026, 09:30 (Berlin).')
    await time.press('Tab')
    await expect(date).toHaveValue('2026-11-25')
    await expect(time).toHaveValue('09:30')

    await date.fill('1/12')
    await expect(date).not.toHaveAttribute('aria-invalid', 'true')
    await time.fill('25')
    await expect(date).toHaveAccessibleDescription(
      'This can be Tue 1 Dec 2026 (2026-12-01) or Tue 12 Jan 2027 (2027-01-12). Write one of them.',
    )
    await time.press('Tab')
    await expect(time).toHaveAccessibleDescription(/^There is no 25\./)
    await expect(date).toHaveValue('1/12')
    await date.fill('1.12.')
    await expect(date).not.toHaveAttribute('aria-invalid', 'true')
  })

  test('a day is picked in the calendar, whose every button has a name', async ({
    page,
    expectAccessible,
  }) => {
    await fillIn(page, { 'Appointment date': '2026-11-24' })
    const calendar = page.getByRole('button', { name: 'Open the calendar' })
    // Its code comes when the page is idle, and with it the button that opens it.
    await expect(calendar).toHaveAttribute('aria-haspopup', 'dialog')
    await calendar.press('Enter')
    await expect(page.getByRole('button', { name: 'Previous month' })).toBeVisible()
    await page.getByRole('button', { name: 'Next month' }).click()
    await expectAccessible()
    await page.getByRole('button', { name: '24 December 2026' }).click()
    await expect(field(page, 'Appointment date')).toHaveValue('2026-12-24')
    await expect(calendar).toBeFocused()
  })

  test('the calendar opens at the chosen month, else at the centre’s own', async ({ page }) => {
    const open = () => page.getByRole('button', { name: 'Open the calendar' }).click()
    await open()
    // The centre's clock is in November 2026, whatever the browser thinks.
    await expect(page.getByRole('button', { name: 'November 2026', exact: true })).toBeVisible()
    await page.keyboard.press('Escape')
    for (const written of ['2027-03-09', '20270309']) {
      await page.getByLabel('Appointment date').fill(written)
      await open()
      await expect(page.getByRole('button', { name: 'March 2027', exact: true })).toBeVisible()
      await expect(page.locator('button[data-selected]')).toHaveText('9')
      await page.keyboard.press('Escape')
    }
  })

  test('the request is copied as JSON and as a command that a shell runs', async ({
    page,
    context,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    const copied = () => page.evaluate(() => navigator.clipboard.readText())
    await pick(page, 'Group', 'Support')
    await fillIn(page, { Sender: '030 123456', Subject: "It's urgent", Body: 'a\nb' })
    await page.getByRole('button', { name: 'Copy as JSON' }).click()
    const event = {
      AcdEventTypesID: 3,
      AcdGroupsID: 235,
      Sender: '4930123456',
      Subject: "It's urgent",
      Body: 'a\nb',
    }
    await expect.poll(async () => JSON.parse((await copied()) || '{}')).toEqual(event)
    await page.getByRole('button', { name: 'Copy as cURL' }).click()
    await expect.poll(copied).toContain('/rest/v1.0/1/acd/events/create')
    expect(await copied()).toContain(`It'\\''s urgent`)
  })

  test('a group that is called as typed comes before those that only hold the word', async ({
    page,
  }) => {
    const box = field(page, 'Group')
    for (const typed of ['Support', '1235']) {
      await box.fill(typed)
      await page.keyboard.press('Enter')
      await expect(box).toHaveValue('Support (1235)')
    }
    // What is chosen already is chosen once more, not taken away.
    await box.click()
    await page.getByRole('option', { name: 'Support (1235)', exact: true }).click()
    await expect(box).toHaveValue('Support (1235)')
    await box.fill('supp')
    await expect(page.getByRole('option').first()).toHaveText('Support (1235)')
    await page.getByRole('option', { name: 'Support (1235)', exact: true }).click()
    await expect(box).toHaveValue('Support (1235)')
  })

  test('a group is found by its number too', async ({ page }) => {
    const box = field(page, 'Group')
    await box.click()
    await box.fill('1237')
    await page.getByRole('option', { name: 'Sales' }).click()
    await expect(box).toHaveValue('Sales (1237)')
  })

  test('numbers as people have them are read as they are meant, and refused by what is too much', async ({
    page,
  }) => {
    const sender = field(page, 'Sender')
    for (const [typed, shown] of [
      ['491716780000', '+49 171 6780000'],
      ['\u202a+49\u2009151 23456789\u202c', '+49 1512 3456789'],
      ['+39 (0)6 12345678', '+39 06 1234 5678'],
      ['115', '115'],
    ] as const) {
      await sender.fill(typed)
      await field(page, 'Subject').focus()
      await expect(sender).toHaveValue(shown)
    }
    for (const [typed, refusal] of [
      ['030 1234567 ext 12', 'This number has an extension. Write the number without it.'],
      ['030 12345 / 12346', 'These are two numbers. Write one of them.'],
      ['4930123456.0', /^This number ends in \.0/],
      ['12345678', /Write \+ and the country code first/],
    ] as const) {
      await sender.fill(typed)
      await page.getByRole('button', { name: 'Create event' }).click()
      await expect(page.getByText(refusal)).toBeVisible()
      await expect(sender).toHaveValue(typed)
    }
  })
})
