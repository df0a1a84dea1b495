import { expect, test } from 'vitest'
import { DiallerCampaign } from '@/contract/campaign/campaigns'
import { languages, m, speak } from '@/messages'
import { settingKeys, settingLabel } from './campaignSettings'

test('every setting of a campaign is told, but the client account that one is in anyway', () => {
  const keys = Object.keys(DiallerCampaign.shape).filter((key) => key !== 'ClientsID')
  expect([...settingKeys].sort()).toEqual(keys.sort())
})

test.each(languages)('every setting has words in %s', async (language) => {
  await speak(language)
  const words = new Map(Object.entries({ ...m.campaigns.columns, ...m.campaigns.fields }))
  for (const key of settingKeys) expect(settingLabel(key)).toBe(words.get(key) ?? 'no words')
})
