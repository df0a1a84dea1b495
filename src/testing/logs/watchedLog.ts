import { makeLog } from '@/server/log'
import { customerTextInLog, customerTextInMetrics } from './customerTexts'

/**
 * A log that writes nothing below a level, and remembers the first line that holds what a customer
 * said. `refuse` throws where one did, also in metrics.
 */
export function watchedLog(written: (line: string) => void = () => undefined) {
  let leak: string | undefined
  const look = (text: string, find: (text: string) => string | undefined) => {
    const found = find(text)
    if (found !== undefined) leak ??= `${JSON.stringify(found)} stands in: ${text.slice(0, 2000)}`
  }
  const log = makeLog('info', {
    write: (line) => {
      look(line, customerTextInLog)
      written(line)
    },
  })
  return {
    log,
    refuse: (metrics = '') => {
      look(metrics, customerTextInMetrics)
      if (leak !== undefined) throw new Error(`Log or metrics tell of a customer: ${leak}`)
    },
  }
}
