import { afterEach, expect, test, vi } from 'vitest'
import { stopReading } from '../index'
import { tellSeen } from './digest'

afterEach(() => {
  stopReading(false)
  vi.unstubAllGlobals()
})

test('who signs out tells nothing more with a session that may have ended', async () => {
  const fetch = vi.fn(async () => Response.json({ status: 200 }))
  vi.stubGlobal('window', { fetch })
  stopReading(true)
  await tellSeen()
  expect(fetch).not.toHaveBeenCalled()
  stopReading(false)
  await tellSeen()
  expect(fetch).toHaveBeenCalledTimes(1)
})
