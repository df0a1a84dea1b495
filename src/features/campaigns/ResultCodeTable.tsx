import { Table, Text } from '@mantine/core'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { WholeCampaign } from '@/contract/campaignStories'
import type { DiallerResultCode } from '@/contract/campaigns'
import { m } from '@/messages'
import { Outside } from '@/ui/Outside'
import { ScrollBox } from '@/ui/ScrollBox'
import { type CodeWarning, codeWarnings } from './codeWarnings'
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

type Props = { code: DiallerResultCode; german: string | null; warnings: readonly CodeWarning[] }

function Row({ code, german, warnings }: Props) {
  const has = (warning: CodeWarning) => warnings.includes(warning)
  const text = (content: string | null, lang: string, missing: CodeWarning): ReactNode =>
    has(missing) ? (
      <Warning warning={missing} />
    ) : (
      <span lang={lang}>
        <Outside text={content ?? ''} />
      </span>
    )
  return (
    <Table.Tr>
      <Table.Th scope="row">
        {code.ExportKey === null ? m.common.nothing : <Outside text={code.ExportKey} />}
        {has('exportKeyTwice') && <Warning warning="exportKeyTwice" />}
        {has('contradicting') && <Warning warning="contradicting" />}
      </Table.Th>
      <Table.Td className={classes.text}>{text(code.Content, 'en', 'noEnglish')}</Table.Td>
      <Table.Td className={classes.text}>{text(german, 'de', 'noGerman')}</Table.Td>
      <Table.Td className={classes.word}>
        {m.campaigns.types[code.DiallerResultCodesTypesID]}
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
  const { '1': english, '2': german } = resultCodes
  if (english.length === 0) return <Text c="dimmed">{m.campaigns.noCodes}</Text>
  const warnings = codeWarnings(resultCodes)
  const faulty = [...warnings.values()].filter(({ length }) => length > 0).length
  return (
    <>
      {faulty > 0 && (
        <Text size="sm" mb="xs">
          {m.campaigns.faultyCodes(faulty)}
        </Text>
      )}
      <ScrollBox className={classes.box} label={m.campaigns.codes}>
        <Table aria-label={m.campaigns.codes} className={classes.table}>
          <Head />
          <Table.Tbody>
            {english.map((code) => (
              <Row
                key={code.ID}
                code={code}
                german={german.find(({ ID }) => ID === code.ID)?.Content ?? null}
                warnings={warnings.get(code.ID) ?? []}
              />
            ))}
          </Table.Tbody>
        </Table>
      </ScrollBox>
    </>
  )
}
