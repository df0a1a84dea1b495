import { Stack, Table, Text } from '@mantine/core'
import type { WholeCampaign } from '@/contract/campaignStories'
import { m } from '@/messages'
import { Mark } from '@/ui/Mark'
import { Outside } from '@/ui/Outside'
import { Panel } from '@/ui/Panel'
import { ScrollBox } from '@/ui/ScrollBox'
import classes from './CloneProofPanel.module.css'
import { settingLabel, useSettingText } from './campaignSettings'
import { type Compared, type ComparedCodes, compareCampaigns } from './compareCampaigns'

const labelOf = (key: string) => {
  const labels: Record<string, string> = m.campaigns.codeColumns
  return labels[key] ?? settingLabel(key)
}

const Same = ({ isEqual }: { isEqual: boolean }) => (
  <Mark
    tone={isEqual ? 'over' : 'waiting'}
    text={isEqual ? m.campaigns.compare.equal : m.campaigns.compare.different}
  />
)

type Sides = { a: WholeCampaign; b: WholeCampaign }

function Fields({ label, fields, a, b }: Sides & { label: string; fields: readonly Compared[] }) {
  const said = useSettingText()
  const text = (key: string, value: unknown, side: WholeCampaign) =>
    key === 'type' && typeof value === 'number'
      ? (m.campaigns.types[value] ?? String(value))
      : key === 'TimeOffset' && typeof value === 'number'
        ? m.campaigns.minutes(value)
        : said(key, value, side.resultCodes)
  return (
    <ScrollBox className={classes.box} label={label}>
      <Table aria-label={label} fz="sm" miw="34rem">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{m.campaigns.proof.field}</Table.Th>
            <Table.Th scope="col">
              <Outside text={a.campaign.Name} />
            </Table.Th>
            <Table.Th scope="col">
              <Outside text={b.campaign.Name} />
            </Table.Th>
            <Table.Th scope="col">{m.campaigns.proof.verdict}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {fields.map((field) => (
            <Table.Tr key={field.key}>
              <Table.Th scope="row">{labelOf(field.key)}</Table.Th>
              <Table.Td>
                <Outside text={text(field.key, field.a, a)} />
              </Table.Td>
              <Table.Td>
                <Outside text={text(field.key, field.b, b)} />
              </Table.Td>
              <Table.Td>
                <Same isEqual={field.isEqual} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollBox>
  )
}

function Code({ code, a, b }: Sides & { code: ComparedCodes }) {
  const { compare } = m.campaigns
  if (code.in !== 'both') {
    const only = (code.in === 'a' ? a : b).campaign.Name
    return (
      <Text size="sm">
        <Outside text={compare.onlyIn(code.name, only)} />
      </Text>
    )
  }
  return (
    <details open={!code.isEqual}>
      <summary>
        <Outside text={code.name} /> · {code.isEqual ? compare.equal : compare.different}
      </summary>
      <Fields label={code.name} fields={code.fields} a={a} b={b} />
    </details>
  )
}

/** Settings and result codes of two campaigns, what differs first. */
export function Comparison({ a, b }: Sides) {
  const { settings, codes } = compareCampaigns(a, b)
  const { compare } = m.campaigns
  const differing = [...settings, ...codes].filter(({ isEqual }) => !isEqual).length
  return (
    <>
      <Text role="status" fw={600}>
        {compare.differences(differing)}
      </Text>
      <Panel title={m.campaigns.settings}>
        <Fields label={m.campaigns.settings} fields={settings} a={a} b={b} />
      </Panel>
      <Panel title={m.campaigns.codes}>
        <Stack gap="sm">
          {codes.length === 0 && <Text c="dimmed">{m.campaigns.noCodes}</Text>}
          {codes.map((code) => (
            <Code key={code.name} code={code} a={a} b={b} />
          ))}
        </Stack>
      </Panel>
    </>
  )
}
