// Asks a server on this machine, in a process of its own: the server has its processor to itself.
// Plain sockets, as an HTTP client would cost more than the answers that it waits for.
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'

/** @typedef {{ port: number, connections: number, seconds: number, requests: string[] }} Load */

const { port, connections, seconds, requests } = /** @type {Load} */ (
  JSON.parse(await text(process.stdin))
)
const until = performance.now() + seconds * 1000
let next = 0
let answers = 0

/**
 * Where the answer at the beginning of the bytes ends; undefined while some of it is still to come.
 * @param {Buffer} bytes
 */
function endOf(bytes) {
  const head = bytes.indexOf('\r\n\r\n')
  if (head === -1) return undefined
  const said = bytes.toString('latin1', 0, head)
  if (!said.startsWith('HTTP/1.1 200')) throw new Error(said)
  const length = /content-length: (\d+)/i.exec(said)?.[1]
  if (length === undefined) throw new Error(`An answer without its length: ${said}`)
  const end = head + 4 + Number(length)
  return end <= bytes.length ? end : undefined
}

/** One request after the other on one connection, until the time is over. */
const askAgain = () =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    /** @type {Buffer} */
    let bytes = Buffer.alloc(0)
    const ask = () => {
      socket.write(requests[next % requests.length] ?? '')
      next += 1
    }
    socket.setNoDelay()
    socket.on('connect', ask)
    socket.on('error', reject)
    socket.on('close', resolve)
    socket.on('data', (piece) => {
      bytes = bytes.length === 0 ? piece : Buffer.concat([bytes, piece])
      const end = endOf(bytes)
      if (end === undefined) return
      bytes = bytes.subarray(end)
      answers += 1
      if (performance.now() < until) ask()
      else socket.destroy()
    })
  })

const from = performance.now()
await Promise.all(Array.from({ length: connections }, askAgain))
process.stdout.write(String((answers * 1000) / (performance.now() - from)))
