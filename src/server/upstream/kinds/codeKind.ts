import type { RecordField, RecordShape } from './recordKind'

const field = (
  key: string,
  column: string,
  kind: RecordField['kind'],
  more: Partial<RecordField> = {},
): RecordField => ({ key, column, kind, isNullable: false, ...more })
const nullable = { isNullable: true } as const
const made = (key: string) => field(key, '', 'text', { isMade: true })

/** LanguagesID of the contract: 1 English, 2 German. */
export const codeLanguages = [1, 2] as const
export type CodeLanguage = (typeof codeLanguages)[number]

const contentColumns = { 1: 'content_en', 2: 'content_de' } as const

/** A result code as it is told in one language; what is told in both is one row here. */
export const codeIn = (language: CodeLanguage): RecordShape => ({
  kind: 'resultCode',
  table: 'dialler_campaigns_result_codes',
  fields: [
    field('bDone', 'b_done', 'flag'),
    made('DiallerResultCodesTypesContent'),
    field('bDelay', 'b_delay', 'flag'),
    field('DiallerCampaignsID', 'dialler_campaigns_id', 'id', { names: 'dialler_campaigns' }),
    made('DiallerResultCodesTypesShortText'),
    field('bAllowDelete', 'b_allow_delete', 'flag'),
    field('ExportKey', 'export_key', 'text', nullable),
    field('Content', contentColumns[language], 'text', nullable),
    made('ShortText'),
    field('bAborted', 'b_aborted', 'flag'),
    field('ID', 'id', 'id'),
    field('bAgentBound', 'b_agent_bound', 'flag', nullable),
    field('TimeOffset', 'time_offset', 'integer', nullable),
    field('bAppointment', 'b_appointment', 'flag'),
    field('DiallerResultCodesTypesID', 'dialler_result_codes_types_id', 'integer'),
  ],
  derived: () => ({}),
})

/** What is the same of a result code in every language. */
export const codeKind: RecordShape = codeIn(1)
