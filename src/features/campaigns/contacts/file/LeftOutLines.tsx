import { Text } from '@mantine/core'
import { m } from '@/messages'
import { ScrollBox } from '@/ui/table/ScrollBox'
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
    <div>
      <Text fw={600} mb="xs">
        {say.leftOut(leftOut.length)}
      </Text>
      <ScrollBox label={say.leftOut(leftOut.length)} className={classes.box}>
        <ul className={classes.list}>
          {leftOut.slice(0, shown).map((line) => (
            <li key={line.line}>
              {say.line(line.line)}: {leftOutReason(line)}
            </li>
          ))}
          {more > 0 && <li>{say.more(formatNumber(more))}</li>}
        </ul>
      </ScrollBox>
    </div>
  )
}
