import { Alert, Anchor, Stack, Table, Text } from '@mantine/core'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { campaignQueries } from '@/client/campaigns'
import type { CloneProof, ComparedField } from '@/contract/campaignStories'
import { Link } from '@/fields/Link'
import { tokenName } from '@/fields/programNames'
import { m } from '@/messages'
import { formatStamp } from '@/ui/format'
import { Outside } from '@/ui/Outside'
import { Panel } from '@/ui/Panel'
import { ScrollBox } from '@/ui/ScrollBox'
import classes from './CloneProofPanel.module.css'
import { settingLabel, useSettingText } from './campaignSettings'

const labelOf = (key: string) => {
  const labels: Record<string, string> = { ...m.campaigns.codeColumns, ...m.campaigns.proof.keys }
  return labels[key] ?? settingLabel(key)
}

/** IDs stay numbers here: which code became which is what one wants to see. */
function useValueText() {
  const said = useSettingText()
  return (key: string, value: unknown) =>
    typeof value === 'number' && key.endsWith('ResultCodesID') ? String(value) : said(key, value)
}

function FieldRow({ field }: { field: ComparedField }) {
  const said = useValueText()
  const { key, source, clone, verdict } = field
  const Icon = verdict === 'fault' ? IconAlertTriangle : IconCheck
  return (
    <Table.Tr data-verdict={verdict === 'fault' ? verdict : undefined} className={classes.row}>
      <Table.Th scope="row">{labelOf(key)}</Table.Th>
      <Table.Td>
        <Outside text={said(key, source)} />
      </Table.Td>
      <Table.Td>
        <Outside text={said(key, clone)} />
      </Table.Td>
      <Table.Td>
        <span className={classes.verdict}>
          <Icon aria-hidden size={15} />
          {m.campaigns.proof.verdicts[verdict]}
        </span>
      </Table.Td>
    </Table.Tr>
  )
}

function Fields({ label, fields }: { label: string; fields: readonly ComparedField[] }) {
  const { proof } = m.campaigns
  return (
    <ScrollBox className={classes.box} label={label}>
      <Table aria-label={label} fz="sm" miw="34rem">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{proof.field}</Table.Th>
            <Table.Th scope="col">{proof.source}</Table.Th>
            <Table.Th scope="col">{proof.clone}</Table.Th>
            <Table.Th scope="col">{proof.verdict}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {fields.map((field) => (
            <FieldRow key={field.key} field={field} />
          ))}
        </Table.Tbody>
      </Table>
    </ScrollBox>
  )
}

const faulty = (fields: readonly ComparedField[]) =>
  fields.filter(({ verdict }) => verdict === 'fault').length

function Codes({ codes }: Pick<CloneProof, 'codes'>) {
  const { proof } = m.campaigns
  return codes.map(({ sourceID, cloneID, name, fields }) => {
    const title = proof.code(name ?? '', sourceID, cloneID)
    return (
      <details key={`${sourceID} ${cloneID}`} open={faulty(fields) > 0}>
        <summary>
          <Outside text={title} /> · {proof.faults(faulty(fields))}
        </summary>
        <Fields label={title} fields={fields} />
      </details>
    )
  })
}

function Verdict({ isSound, fields, codes }: CloneProof) {
  const { proof } = m.campaigns
  const wrong = faulty([...fields, ...codes.flatMap((code) => code.fields)])
  return (
    <Alert
      {...(isSound ? {} : { color: 'red' })}
      variant="light"
      icon={isSound ? <IconCheck aria-hidden /> : <IconAlertTriangle aria-hidden />}
      title={isSound ? proof.sound : proof.unsound(wrong)}
    />
  )
}

/** What was proved when a campaign was cloned: field by field and code by code. */
export function CloneProofPanel({ DiallerCampaignsID }: { DiallerCampaignsID: number }) {
  const { data: told } = useQuery(campaignQueries.proof(DiallerCampaignsID))
  if (!told) return null
  const { source, fields, codes, contacts } = told.proof
  const { proof } = m.campaigns
  return (
    <Panel title={proof.title}>
      <Stack gap="sm">
        <Verdict {...told.proof} />
        <Text size="sm">
          {proof.of}{' '}
          <Anchor renderRoot={(props) => <Link to={`/campaigns/${source.ID}`} {...props} />}>
            <Outside text={source.Name} />
          </Anchor>
          {' · '}
          <Outside text={proof.when(formatStamp(told.dtCreated), tokenName(told.name))} />
        </Text>
        <Text size="sm">{proof.contacts(contacts.source, contacts.clone)}</Text>
        <details open>
          <summary>{m.campaigns.settings}</summary>
          <Fields label={m.campaigns.settings} fields={fields} />
        </details>
        <Codes codes={codes} />
      </Stack>
    </Panel>
  )
}
