import { BlockList, isIP, isIPv4 } from 'node:net'

/** The eight groups of an IPv6 address, which a URL writes in one way alone. */
function groupsOf(address: string): number[] {
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::')
  const read = (text = '') =>
    text === '' ? [] : text.split(':').map((group) => parseInt(group, 16))
  const [first, last] = [read(head), read(tail)]
  return [...first, ...new Array<number>(8 - first.length - last.length).fill(0), ...last]
}

/** `::ffff:192.0.2.1` is how a socket for both families writes an IPv4 address. */
function unmapped(address: string): string {
  const groups = groupsOf(address)
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff
  if (!isMapped) return address
  return groups
    .slice(6)
    .flatMap((group) => [group >> 8, group & 0xff])
    .join('.')
}

/** The IP address in an entry of a header, which may have a port; undefined where there is none. */
export function readAddress(entry: string): string | undefined {
  const text = entry.trim()
  const bare = /^\[([^\]]+)\](?::\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text
  const address = bare.replace(/%.*$/, '')
  switch (isIP(address)) {
    case 4:
      return address
    case 6:
      return unmapped(address)
    default:
      return undefined
  }
}

/** Whom an address counts for: of IPv6 one household or machine has a whole /64. */
export function countedAs(address: string): string {
  if (isIPv4(address)) return address
  const network = groupsOf(address).slice(0, 4)
  return `${network.map((group) => group.toString(16)).join(':')}::/64`
}

const familyOf = (address: string) => (isIPv4(address) ? 'ipv4' : 'ipv6')

/** Whether a text is an address, or a range of them: `10.0.0.0/8`. */
export function isRange(text: string): boolean {
  const [address = '', length, ...more] = text.split('/')
  const family = isIP(address)
  if (family === 0 || more.length > 0) return false
  if (length === undefined) return true
  return /^\d{1,3}$/.test(length) && Number(length) <= (family === 4 ? 32 : 128)
}

/** Tells whether an address lies in one of these ranges. */
export function addressesIn(ranges: readonly string[]): (address: string) => boolean {
  const known = new BlockList()
  for (const range of ranges) {
    const [address = '', length] = range.split('/')
    if (length === undefined) known.addAddress(address, familyOf(address))
    else known.addSubnet(address, Number(length), familyOf(address))
  }
  return (address) => known.check(address, familyOf(address))
}
