import { once } from 'node:events'
import { createServer } from 'node:net'
import { networkInterfaces } from 'node:os'
import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { listen } from './listen'
import { SettingError } from './settings/config'

const app = new Hono().get('/', (context) => context.text('here'))
const hasIpv6 = Object.values(networkInterfaces()).some((all) =>
  all?.some(({ address }) => address === '::1'),
)

describe('on one’s own machine', () => {
  test.each(['127.0.0.1', 'localhost'])('HOST %s is both loopbacks', async (host) => {
    const { port, close } = await listen(app, host, 0)
    const hosts = ['127.0.0.1', 'localhost', ...(hasIpv6 ? ['[::1]'] : [])]
    for (const each of hosts) {
      expect(await (await fetch(`http://${each}:${port}/`)).text(), each).toBe('here')
    }
    await close()
    for (const each of hosts) await expect(fetch(`http://${each}:${port}/`)).rejects.toThrow()
  })

  test.runIf(hasIpv6)('a port that another program has at one of them is taken', async () => {
    const other = createServer().listen(0, '::1')
    await once(other, 'listening')
    const address = other.address()
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0
    const taken = listen(app, '127.0.0.1', port)
    await expect(taken).rejects.toThrow(SettingError)
    await expect(taken).rejects.toThrow(`PORT ${port} on ::1 is taken`)
    other.close()
    await once(other, 'close')
    // Nothing of the first try is left.
    await (await listen(app, '127.0.0.1', port)).close()
  })
})
