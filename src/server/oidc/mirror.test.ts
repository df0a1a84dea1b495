import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { listAudit } from '@/contract/operation/audit'
import { createPerson, invitePerson, listPeople } from '@/contract/people/people'
import { listUsers } from '@/contract/users'
import { oidcBrowser, told, wayBack } from '@/testing/oidc/oidcBrowser'
import { oidcSettings, startTestProvider } from '@/testing/oidc/testProvider'
import { startServer, type TestServer } from '@/testing/startServer'
import { leaveFewEvents, pollOnce } from '@/testing/upstream/pollOnce'
import { startUpstream, type TestUpstream } from '@/testing/upstream/startUpstream'

let upstream: TestUpstream
let provider: Awaited<ReturnType<typeof startTestProvider>>
let front: TestServer
beforeAll(async () => {
  upstream = await startUpstream()
  await leaveFewEvents(upstream)
  provider = await startTestProvider({ redirectUris: [wayBack] })
  front = await startServer({ ...upstream.settings, ...oidcSettings(provider.issuer) })
})
beforeEach(async () => {
  await front.reset()
  await pollOnce(upstream, front)
})
afterAll(async () => {
  await front.close()
  await provider.close()
  await upstream.close()
})

const enter = (sub: string, claims: object, invitation?: string) =>
  oidcBrowser(front.app, provider).enter(sub, claims, invitation)
const users = async () => (await front.call(listUsers)).records
const audited = async () => (await front.call(listAudit)).records.map(({ action }) => action)
const askAdmin = 'You are no user here yet; ask your admin for an invitation'
const isTaken =
  'Your name at the provider is the UID of another user here; ask your admin for an invitation'

test('who is no user of the system that is mirrored is refused, and nothing is stored', async () => {
  const before = await users()
  const entered = await enter('sub-1', { preferred_username: 'anna.new', given_name: 'Anna' })
  expect(told(entered)).toEqual([409, askAdmin])
  expect(entered.set.filter((one) => one.startsWith('callboard=cbs_'))).toEqual([])
  expect(await users()).toEqual(before)
  expect((await front.call(listPeople)).records).toEqual([])
  expect((await audited()).filter((action) => /^(identity|person|session)\./.test(action))).toEqual(
    [],
  )
  expect(told(await enter('sub-1', { preferred_username: 'anna.new' }))).toEqual([409, askAdmin])
})

test('a user of it comes in by an invitation, and is called as it calls them', async () => {
  const before = await users()
  const claims = { preferred_username: 'anna.agent', given_name: 'Another', family_name: 'Name' }
  expect(told(await enter('sub-1', claims))).toEqual([409, isTaken])
  await front.call(createPerson, { body: { UsersID: 3, role: 'supervisor' } })
  const { link } = await front.call(invitePerson, { params: { UsersID: '3' } })
  const entered = await enter('sub-1', claims, link.split('#')[1])
  expect(told(entered)).toEqual([200, 'supervisor'])
  expect([entered.json.UsersID, entered.json.name]).toEqual([3, 'Anna Agent'])
  expect(told(await enter('sub-1', claims))).toEqual([200, 'supervisor'])
  expect(await users()).toEqual(before)
})
