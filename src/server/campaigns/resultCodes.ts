import { sql } from 'kysely'
import type { ListSource } from '../list/source'
import { wholeText } from '../list/wire'

/** LanguagesID of the contract. */
const german = 2

const typeNames = (languagesId: number) =>
  languagesId === german
    ? ['Abschluss', 'Abbruch', 'Verzögerung', 'Termin']
    : ['Done', 'Abort', 'Delay', 'Appointment']

/** `Done` for 1 and so on, in the asked language. */
const typeContent = (languagesId: number) =>
  sql`(${sql.lit(`{${typeNames(languagesId).join(',')}}`)}::text[])[dialler_result_codes_types_id]`

/** The result codes in one language. A text that was never written in it is null. */
export const resultCodeSource = (languagesId: number): ListSource => ({
  table: sql.table('dialler_campaigns_result_codes'),
  dependsOn: ['dialler_campaigns', 'dialler_campaigns_result_codes'],
  id: 'id',
  wire: {
    bDone: 'b_done',
    DiallerResultCodesTypesContent: typeContent(languagesId),
    bDelay: 'b_delay',
    DiallerCampaignsID: 'dialler_campaigns_id',
    DiallerResultCodesTypesShortText: sql`'DiallerResultCodesTypes.' || dialler_result_codes_types_id`,
    bAllowDelete: 'b_allow_delete',
    ExportKey: 'export_key',
    Content: languagesId === german ? 'content_de' : 'content_en',
    ShortText: sql`'DiallerCampaignsResultCodes.' || id`,
    bAborted: 'b_aborted',
    ID: 'id',
    bAgentBound: 'b_agent_bound',
    TimeOffset: 'time_offset',
    bAppointment: 'b_appointment',
    DiallerResultCodesTypesID: 'dialler_result_codes_types_id',
    [wholeText]: sql<string | null>`${sql.ref(
      languagesId === german ? 'upstream_text_de' : 'upstream_text_en',
    )}`,
  },
  nullable: new Set(['ExportKey', 'Content', 'TimeOffset', 'bAgentBound']),
  sortBy: {},
  defaultOrder: 'ID',
  compile: () => ({ conditions: [], volatile: false }),
})
