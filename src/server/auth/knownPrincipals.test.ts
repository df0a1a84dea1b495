import { expect, test, vi } from 'vitest'
import { knownPrincipals } from './knownPrincipals'
import type { Admitted } from './principals'
import { secretHash } from './secrets'

const admitted: Admitted = {
  principal: {
    ClientsID: 1,
    AccessTokensID: 1,
    UsersID: null,
    groups: null,
    role: 'agent',
    name: 'somebody',
    by: 'token',
    proof: secretHash('secret'),
  },
  versions: { acd_events: 7 },
}

function setUp() {
  const lookUp = vi.fn(async (): Promise<Admitted | undefined> => admitted)
  const told: ((message: string) => void)[] = []
  const listen = vi.fn(async (onMessage: (message: string) => void) => {
    told.push(onMessage)
    return () => undefined
  })
  const tell = (message: string) => {
    for (const one of told) one(message)
  }
  return { lookUp, listen, tell, ask: knownPrincipals({ listen })(lookUp) }
}

const looked = ({ lookUp }: ReturnType<typeof setUp>) => lookUp.mock.calls.length

test('somebody is let in without a look for a second, and no longer', async () => {
  const known = setUp()
  for (const now of [1000, 1000, 1999]) await known.ask('secret', now)
  expect(looked(known)).toBe(1)
  await known.ask('secret', 2000)
  expect(looked(known)).toBe(2)
  // A clock that was set back.
  await known.ask('secret', 1500)
  expect(looked(known)).toBe(3)
})

test('a wrong secret is looked up each time', async () => {
  const known = setUp()
  known.lookUp.mockResolvedValue(undefined)
  expect(await known.ask('other', 1000)).toBeUndefined()
  known.lookUp.mockResolvedValue(admitted)
  expect(await known.ask('other', 1000)).toBeDefined()
})

test('all are forgotten when rights change, and nothing else makes them so', async () => {
  const known = setUp()
  await known.ask('secret', 1000)
  known.tell('events 1')
  await known.ask('secret', 1000)
  expect(looked(known)).toBe(1)
  known.tell('rights')
  known.lookUp.mockResolvedValue(undefined)
  expect(await known.ask('secret', 1000)).toBeUndefined()
})

test('a look that began before rights changed is not kept', async () => {
  const known = setUp()
  known.lookUp.mockImplementationOnce(async () => {
    known.tell('rights')
    return admitted
  })
  await known.ask('secret', 1000)
  await known.ask('secret', 1000)
  expect(looked(known)).toBe(2)
})

test('nothing is kept where nobody can be told of changes', async () => {
  const known = setUp()
  known.listen.mockRejectedValueOnce(new Error('away'))
  await known.ask('secret', 1000)
  await known.ask('secret', 1000)
  expect(looked(known)).toBe(2)
  expect(known.listen).toHaveBeenCalledTimes(2)
})

test('versions are read anew, and not for one who is out by then', async () => {
  const known = setUp()
  await known.ask('secret', 1000)
  const again = await known.ask('secret', 1000)
  expect(looked(known)).toBe(1)
  expect(await again?.versions()).toEqual({ acd_events: 7 })
  expect(looked(known)).toBe(2)
  known.lookUp.mockResolvedValue(undefined)
  await expect(again?.versions()).rejects.toMatchObject({ code: 'unauthorized' })
})
