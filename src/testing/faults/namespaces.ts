import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** As two containers are: another table of processes, another host name, the same kernel. */
export const asContainer = (host: string) => [
  'unshare',
  ...['--pid', '--fork', '--kill-child', '--mount-proc', '--uts'],
  ...['sh', '-c', 'hostname "$0"; exec "$@"', host],
]

/** Why no containers can be made here; undefined where they can. */
export function noContainers(): string | undefined {
  const [program = '', ...words] = [...asContainer('other'), 'true']
  const { status, error, stderr } = spawnSync(program, words, { encoding: 'utf8' })
  return status === 0 ? undefined : `namespaces cannot be made: ${error?.message ?? stderr.trim()}`
}

/** The process that runs inside, by its pid outside. */
export const pidInside = (pid: number): number =>
  Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ')[0])
