import { Table, Text } from '@mantine/core'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { WholeCampaign } from '@/contract/campaign/campaignStories'
import {
  bothTexts,
  type CodeWarning,
  codeWarnings,
  countFaults,
} from '@/contract/campaign/codeWarnings'
import { m } from '@/messages'
import { ScrollBox } from '@/ui/table/ScrollBox'
import { UntrustedText } from '@/ui/text/UntrustedText'
import classes from './ResultCodeTable.module.css'

const effects = ['bDone', 'bAborted', 'bDelay', 'bAppointment', 'bAgentBound'] as const

const Mark = ({ isOn }: { isOn: boolean }) =>
  isOn ? <IconCheck size={17} aria-label={m.common.yes} role="img" /> : null

const Warning = ({ warning }: { warning: CodeWarning }) => (
  <span className={classes.warning}>
    <IconAlertTriangle aria-hidden size={15} />
    {m.campaigns.warnings[warning]}
  </span>
)

type BothTexts = ReturnType<typeof bothTexts>[number]

function Row({ code, warnings }: { code: BothTexts; warnings: readonly CodeWarning[] }) {
  const has = (warning: CodeWarning) => warnings.includes(warning)
  const text = (content: string | null, lang: string, missing: CodeWarning): ReactNode =>
    has(missing) ? (
      <Warning warning={missing} />
    ) : (
      <span lang={lang}>
        <UntrustedText text={content ?? ''} />
      </span>
    )
  return (
    <Table.Tr>
      <Table.Th scope="row">
        {code.ExportKey === null ? m.common.nothing : <UntrustedText text={code.ExportKey} />}
        {has('exportKeyTwice') && <Warning warning="exportKeyTwice" />}
        {has('contradicting') && <Warning warning="contradicting" />}
      </Table.Th>
      <Table.Td className={classes.text}>{text(code.english, 'en', 'noEnglish')}</Table.Td>
      <Table.Td className={classes.text}>{text(code.german, 'de', 'noGerman')}</Table.Td>
      <Table.Td className={classes.word}>
        {m.campaigns.types[code.DiallerResultCodesTypesID] ?? code.DiallerResultCodesTypesID}
      </Table.Td>
      {effects.map((effect) => (
        <Table.Td key={effect} className={classes.mark}>
          <Mark isOn={code[effect] === true} />
        </Table.Td>
      ))}
      <Table.Td>{code.TimeOffset === null ? '' : m.campaigns.minutes(code.TimeOffset)}</Table.Td>
    </Table.Tr>
  )
}

const Head = () => {
  const { codeColumns } = m.campaigns
  return (
    <Table.Thead>
      <Table.Tr>
        <Table.Th scope="col">{codeColumns.ExportKey}</Table.Th>
        <Table.Th scope="col">{codeColumns.english}</Table.Th>
        <Table.Th scope="col">{codeColumns.german}</Table.Th>
        <Table.Th scope="col">{codeColumns.type}</Table.Th>
        {effects.map((effect) => (
          <Table.Th key={effect} scope="col" className={classes.mark}>
            {codeColumns[effect]}
          </Table.Th>
        ))}
        <Table.Th scope="col">{codeColumns.TimeOffset}</Table.Th>
      </Table.Tr>
    </Table.Thead>
  )
}

/** Code by effect, with its texts in both languages side by side and what is wrong with it. */
export function ResultCodeTable({ resultCodes }: Pick<WholeCampaign, 'resultCodes'>) {
  const codes = bothTexts(resultCodes)
  if (codes.length === 0) return <Text c="dimmed">{m.campaigns.noCodes}</Text>
  const warnings = codeWarnings(codes)
  const faulty = [...warnings.values()].filter(({ length }) => length > 0).length
  return (
    <>
      {faulty > 0 && (
        <Text size="sm" mb="xs">
          {m.campaigns.faultyCodes(countFaults(warnings), faulty)}
        </Text>
      )}
      <ScrollBox className={classes.box} label={m.campaigns.codes}>
        <Table aria-label={m.campaigns.codes} className={classes.table}>
          <Head />
          <Table.Tbody>
            {codes.map((code) => (
              <Row key={code.ID} code={code} warnings={warnings.get(code.ID) ?? []} />
            ))}
          </Table.Tbody>
        </Table>
      </ScrollBox>
    </>
  )
}
