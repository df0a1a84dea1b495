import { Table } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { Health } from '@/contract/operation/health'
import { m } from '@/messages'
import { UntrustedText } from '@/ui/text/UntrustedText'
import { VisuallyHidden } from '@/ui/text/VisuallyHidden'
import classes from './HealthTable.module.css'
import { healthRows, unknownRows } from './healthRows'

type Props = {
  /** Undefined: nothing could be read yet. */
  health: Health | undefined
  /** It is what was read before the database went away. */
  isFormer?: boolean
}

/** Each part with its state, in one line. */
export function HealthTable({ health, isFormer = false }: Props) {
  const rows = health === undefined ? unknownRows() : healthRows(health, !isFormer)
  return (
    <Table aria-label={m.nav.health} className={classes.table}>
      <Table.Tbody>
        {rows.map(({ name, text, isBad }) => (
          <Table.Tr key={name} data-bad={isBad || undefined}>
            <Table.Th scope="row">{name}</Table.Th>
            <Table.Td>
              {isBad && (
                <>
                  <IconAlertTriangle aria-hidden size={16} className={classes.sign} />
                  <VisuallyHidden>{m.health.bad}: </VisuallyHidden>
                </>
              )}
              <UntrustedText text={text} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
