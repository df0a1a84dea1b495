import { Text } from '@mantine/core'
import { faultSentence } from '@/fields/faultSentence'
import { m } from '@/messages'
import type { LeftOut } from './contactLines'
import classes from './LeftOutLines.module.css'

const labelOf = (path: string) => {
  const labels: Record<string, string> = m.campaigns.contactKeys
  return labels[path] ?? path
}

const reasonFor = ({ issues = [], sameAs }: LeftOut): string =>
  sameAs === undefined && issues.length === 0
    ? m.campaigns.importing.twice
    : sameAs !== undefined
      ? m.campaigns.importing.sameAs(sameAs)
      : issues.map(({ path, message }) => `${labelOf(path)}: ${faultSentence(message)}`).join(' ')

/** Each line that stays out, by its number in the file, with the reason. */
export function LeftOutLines({ leftOut }: { leftOut: readonly LeftOut[] }) {
  if (leftOut.length === 0) return null
  const { importing: say } = m.campaigns
  return (
    <section aria-label={say.leftOut(leftOut.length)}>
      <Text fw={600} mb="xs">
        {say.leftOut(leftOut.length)}
      </Text>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by keyboard */}
      <ul className={classes.list} tabIndex={0}>
        {leftOut.map((line) => (
          <li key={line.line}>
            {say.line(line.line)}: {reasonFor(line)}
          </li>
        ))}
      </ul>
    </section>
  )
}
