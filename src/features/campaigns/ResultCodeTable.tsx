import { Table, Text } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { campaignQueries } from '@/client/campaigns'
import type { DiallerResultCode } from '@/contract/campaigns'
import { reasonOf } from '@/fields/reasonOf'
import { m } from '@/messages'
import { ErrorPanel } from '@/ui/ErrorPanel'
import { Outside } from '@/ui/Outside'
import { PageSkeleton } from '@/ui/PageSkeleton'
import classes from './ResultCodeTable.module.css'

const effects = ['bDone', 'bAborted', 'bDelay', 'bAppointment', 'bAgentBound'] as const

const Mark = ({ isOn }: { isOn: boolean }) =>
  isOn ? <IconCheck size={17} aria-label={m.common.yes} role="img" /> : null

const Content = ({ text }: { text: string | null | undefined }) =>
  text ? (
    <Outside text={text} />
  ) : (
    <Text span c="dimmed" fs="italic">
      {m.campaigns.missing}
    </Text>
  )

function Row({ code, german }: { code: DiallerResultCode; german: DiallerResultCode | undefined }) {
  return (
    <Table.Tr>
      <Table.Td>
        {code.ExportKey === null ? m.common.nothing : <Outside text={code.ExportKey} />}
      </Table.Td>
      <Table.Td>
        <Content text={code.Content} />
      </Table.Td>
      <Table.Td lang="de">
        <Content text={german?.Content} />
      </Table.Td>
      {effects.map((effect) => (
        <Table.Td key={effect} className={classes.mark}>
          <Mark isOn={code[effect]} />
        </Table.Td>
      ))}
      <Table.Td>{code.TimeOffset === null ? '' : m.campaigns.minutes(code.TimeOffset)}</Table.Td>
    </Table.Tr>
  )
}

/** Code by effect, with its texts in both languages side by side. */
export function ResultCodeTable({ DiallerCampaignsID }: { DiallerCampaignsID: number }) {
  const english = useQuery(campaignQueries.resultCodes(DiallerCampaignsID, '1'))
  const german = useQuery(campaignQueries.resultCodes(DiallerCampaignsID, '2'))
  const error = english.error ?? german.error
  if (error) {
    const retry = () => void Promise.all([english.refetch(), german.refetch()])
    return <ErrorPanel reason={reasonOf(error)} onRetry={retry} />
  }
  if (!english.data || !german.data) return <PageSkeleton />
  if (english.data.length === 0) return <Text c="dimmed">{m.campaigns.noCodes}</Text>
  const { codeColumns } = m.campaigns
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by keyboard
    <section className={classes.box} tabIndex={0} aria-label={m.campaigns.codes}>
      <Table aria-label={m.campaigns.codes}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{codeColumns.ExportKey}</Table.Th>
            <Table.Th scope="col">{codeColumns.english}</Table.Th>
            <Table.Th scope="col">{codeColumns.german}</Table.Th>
            {effects.map((effect) => (
              <Table.Th key={effect} scope="col" className={classes.mark}>
                {codeColumns[effect]}
              </Table.Th>
            ))}
            <Table.Th scope="col">{codeColumns.TimeOffset}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {english.data.map((code) => (
            <Row key={code.ID} code={code} german={german.data.find(({ ID }) => ID === code.ID)} />
          ))}
        </Table.Tbody>
      </Table>
    </section>
  )
}
