import { Table } from '@mantine/core'
import { IconEqual, IconEqualNot } from '@tabler/icons-react'
import type { WholeCampaign } from '@/contract/campaign/campaignStories'
import { m } from '@/messages'
import { ScrollBox } from '@/ui/table/ScrollBox'
import { UntrustedText } from '@/ui/text/UntrustedText'
import { settingLabel, useSettingText } from '../campaignSettings'
import classes from './ComparedFields.module.css'
import type { Compared } from './compareCampaigns'

export type Sides = { a: WholeCampaign; b: WholeCampaign }

const comparedLabel = (key: string) => {
  const labels: Record<string, string> = m.campaigns.codeColumns
  return labels[key] ?? settingLabel(key)
}

function useComparedText() {
  const said = useSettingText()
  return (key: string, value: unknown, side: WholeCampaign) => {
    if (typeof value === 'number' && key === 'type') return m.campaigns.types[value] ?? `${value}`
    if (typeof value === 'number' && key === 'TimeOffset') return m.campaigns.minutes(value)
    return said(key, value, side.resultCodes)
  }
}

/** Equal or different in a word and a sign. */
const Verdict = ({ isEqual }: Pick<Compared, 'isEqual'>) => {
  const Icon = isEqual ? IconEqual : IconEqualNot
  return (
    <span className={classes.verdict}>
      <Icon aria-hidden size={15} />
      {isEqual ? m.campaigns.compare.equal : m.campaigns.compare.different}
    </span>
  )
}

function Row({ field, a, b }: Sides & { field: Compared }) {
  const text = useComparedText()
  const { key, isEqual } = field
  return (
    <Table.Tr className={classes.row} data-different={!isEqual || undefined}>
      <Table.Th scope="row">{comparedLabel(key)}</Table.Th>
      <Table.Td className={classes.value}>
        <UntrustedText text={text(key, field.a, a)} />
      </Table.Td>
      <Table.Td className={classes.value}>
        <UntrustedText text={text(key, field.b, b)} />
      </Table.Td>
      <Table.Td>
        <Verdict isEqual={isEqual} />
      </Table.Td>
    </Table.Tr>
  )
}

type Props = Sides & { label: string; fields: readonly Compared[] }

/** Values of two campaigns, a row each. */
export function ComparedFields({ label, fields, a, b }: Props) {
  return (
    <ScrollBox className={classes.box} label={label}>
      <Table aria-label={label} className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{m.campaigns.proof.field}</Table.Th>
            <Table.Th scope="col">
              <UntrustedText text={a.campaign.Name} />
            </Table.Th>
            <Table.Th scope="col">
              <UntrustedText text={b.campaign.Name} />
            </Table.Th>
            <Table.Th scope="col">{m.campaigns.proof.verdict}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {fields.map((field) => (
            <Row key={field.key} field={field} a={a} b={b} />
          ))}
        </Table.Tbody>
      </Table>
    </ScrollBox>
  )
}
