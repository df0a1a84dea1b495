import { isIP, isIPv4 } from 'node:net'
import { addressesIn, readAddress } from './ipAddress'

/** What a router of the internet would not carry: this machine, private networks, reserved ranges. */
const isPrivateIPv4 = addressesIn([
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
])

/** Of IPv6 this is all that is given out; what is below it may lead to IPv4 or to tests. */
const isGlobalIPv6 = addressesIn(['2000::/3'])
const isSpecialIPv6 = addressesIn(['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'])

/** Whether an address is none of the public internet; what is no address is none either. */
export function isPrivateAddress(text: string): boolean {
  const address = readAddress(text)
  if (address === undefined) return true
  if (isIPv4(address)) return isPrivateIPv4(address)
  return !isGlobalIPv6(address) || isSpecialIPv6(address)
}

/** Whether a host says by itself that it is private; what other names mean is known when asked. */
export function isPrivateHost({ hostname }: URL): boolean {
  const host = hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) !== 0) return isPrivateAddress(host)
  return /^(.+\.)?localhost\.?$/i.test(host)
}
