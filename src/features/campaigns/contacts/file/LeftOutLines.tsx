import { Text } from '@mantine/core'
import { m } from '@/messages'
import { formatNumber } from '@/ui/text/format'
import type { LeftOut } from './contactLines'
import classes from './LeftOutLines.module.css'
import { leftOutReason } from './leftOutReason'

/** So many are shown; the file that can be saved has all of them. */
const shown = 500

/** Each refused line, by its number in the file, with the reason. */
export function LeftOutLines({ leftOut }: { leftOut: readonly LeftOut[] }) {
  if (leftOut.length === 0) return null
  const { importing: say } = m.campaigns
  const more = leftOut.length - shown
  return (
    <section aria-label={say.leftOut(leftOut.length)}>
      <Text fw={600} mb="xs">
        {say.leftOut(leftOut.length)}
      </Text>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by keyboard */}
      <ul className={classes.list} tabIndex={0}>
        {leftOut.slice(0, shown).map((line) => (
          <li key={line.line}>
            {say.line(line.line)}: {leftOutReason(line)}
          </li>
        ))}
        {more > 0 && <li>{say.more(formatNumber(more))}</li>}
      </ul>
    </section>
  )
}
