import type { Caller } from './caller'
import { measure } from './measure'

const settings = '/app/v1/groups/235/settings'
const board = '/app/v1/wallboard'

/** What the board takes while events change, and what the list of groups takes beside it. */
export async function benchBoard({ call, forget, headers, app }: Caller): Promise<void> {
  const goals = [1, 3, 5, 6].map((AcdEventTypesID) => ({ AcdEventTypesID, minutes: 60 }))
  const setGoals = async () => {
    const init = { method: 'PUT', headers, body: JSON.stringify({ goals, graceMinutes: 5 }) }
    await (await app.request(settings, init)).text()
  }
  await measure('goals of a group set', setGoals, { times: 1 })
  await measure('wallboard', () => call(board), { before: forget })
  await measure('groups with room and members', () => call('/app/v1/groups/summaries'))
}
