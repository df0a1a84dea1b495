import { Alert, Anchor, Stack, Table, Text } from '@mantine/core'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { campaignQueries } from '@/client/campaigns'
import type { CloneProof, ComparedField } from '@/contract/campaign/campaignStories'
import { m } from '@/messages'
import { Link } from '@/navigation/Link'
import { tokenName } from '@/session/programNames'
import { Panel } from '@/ui/page/Panel'
import { ScrollBox } from '@/ui/table/ScrollBox'
import { formatStamp } from '@/ui/text/format'
import { UntrustedText } from '@/ui/text/UntrustedText'
import { settingLabel, useSettingText } from '../campaignSettings'
import classes from './CloneProofPanel.module.css'

const provenLabel = (key: string) => {
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
      <Table.Th scope="row">{provenLabel(key)}</Table.Th>
      <Table.Td>
        <UntrustedText text={said(key, source)} />
      </Table.Td>
      <Table.Td>
        <UntrustedText text={said(key, clone)} />
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

type Words = Pick<typeof m.campaigns.proof, keyof typeof m.campaigns.proof.restored>
type FieldsProps = { label: string; fields: readonly ComparedField[]; words: Words }

function Fields({ label, fields, words }: FieldsProps) {
  const { proof } = m.campaigns
  return (
    <ScrollBox className={classes.box} label={label}>
      <Table aria-label={label} fz="sm" miw="34rem">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{proof.field}</Table.Th>
            <Table.Th scope="col">{words.source}</Table.Th>
            <Table.Th scope="col">{words.clone}</Table.Th>
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

function Codes({ codes, words }: Pick<CloneProof, 'codes'> & { words: Words }) {
  const { proof } = m.campaigns
  return codes.map(({ sourceID, cloneID, name, fields }) => {
    const title = proof.code(name ?? '', sourceID, cloneID)
    return (
      <details key={`${sourceID} ${cloneID}`} open={faulty(fields) > 0}>
        <summary>
          <UntrustedText text={title} /> · {proof.faults(faulty(fields))}
        </summary>
        <Fields label={title} fields={fields} words={words} />
      </details>
    )
  })
}

function Verdict({ isSound, fields, codes, words }: CloneProof & { words: Words }) {
  const wrong = faulty([...fields, ...codes.flatMap((code) => code.fields)])
  return (
    <Alert
      {...(isSound ? {} : { color: 'red' })}
      variant="light"
      icon={isSound ? <IconCheck aria-hidden /> : <IconAlertTriangle aria-hidden />}
      title={isSound ? words.sound : words.unsound(wrong)}
    />
  )
}

/** What was proved when a campaign was cloned or restored: field by field and code by code. */
export function CloneProofPanel({ DiallerCampaignsID }: { DiallerCampaignsID: number }) {
  const { data: told } = useQuery(campaignQueries.proof(DiallerCampaignsID))
  if (!told) return null
  const { source, fields, codes, contacts } = told.proof
  const { proof } = m.campaigns
  const words: Words = told.made === 'restore' ? proof.restored : proof
  const name = <UntrustedText text={source.Name} />
  return (
    <Panel title={proof.title}>
      <Stack gap="sm">
        <Verdict {...told.proof} words={words} />
        <Text size="sm">
          {words.of}{' '}
          {told.made === 'restore' ? (
            name
          ) : (
            <Anchor renderRoot={(props) => <Link to={`/campaigns/${source.ID}`} {...props} />}>
              {name}
            </Anchor>
          )}
          {' · '}
          <UntrustedText text={words.when(formatStamp(told.dtCreated), tokenName(told.name))} />
        </Text>
        <Text size="sm">{words.contacts(contacts.source, contacts.clone)}</Text>
        <details open>
          <summary>{m.campaigns.settings}</summary>
          <Fields label={m.campaigns.settings} fields={fields} words={words} />
        </details>
        <Codes codes={codes} words={words} />
      </Stack>
    </Panel>
  )
}
