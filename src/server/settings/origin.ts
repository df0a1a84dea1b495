import type { Config } from './config'

/** Of one's own machine the name is shown: a passkey cannot belong to an IP address. */
const ownMachine = ['127.0.0.1', '::1', '0.0.0.0', '::']

export function shownHost(host: string): string {
  if (ownMachine.includes(host)) return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}

/** Where a browser finds Callboard: what its printed links begin with. */
export const originOf = ({ origin, host, port }: Pick<Config, 'origin' | 'host' | 'port'>) =>
  origin ?? `http://${shownHost(host)}:${port}`
