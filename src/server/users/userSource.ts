import { sql } from 'kysely'
import type { User } from '@/contract/users'
import { compileNameFilter } from '../filter/nameFilter'
import type { ListSource } from '../list/source'
import { listedAlone, upstreamText } from '../list/upstreamText'
import { stamp, type WireOf, wholeText } from '../list/wire'

const lower = (column: string) => sql`lower(${sql.ref(column)}) COLLATE "C"`

/** Names a password column nowhere: there is none. */
export const userSource = (zone: string): ListSource => ({
  table: listedAlone('users'),
  dependsOn: ['users'],
  id: 'users.id',
  wire: {
    ID: 'users.id',
    UID: 'uid',
    FirstName: 'first_name',
    LastName: 'last_name',
    ClientsID: 'client_id',
    ResellersID: 'resellers_id',
    TelStatusID: 'tel_status_id',
    bActive: 'b_active',
    bTelCallsForwarding: 'b_tel_calls_forwarding',
    bUseWebMail: 'b_use_web_mail',
    dtPBXTelephoneStatus: stamp('dt_pbx_telephone_status', zone),
    AgentStatusAfterLogoutRejectedID: 'agent_status_after_logout_rejected_id',
    [wholeText]: upstreamText('users'),
  } satisfies WireOf<User>,
  nullable: new Set([
    'FirstName',
    'LastName',
    'ResellersID',
    'dtPBXTelephoneStatus',
    'AgentStatusAfterLogoutRejectedID',
  ]),
  sortBy: {
    UID: 'uid_fold',
    FirstName: lower('first_name'),
    LastName: lower('last_name'),
    dtPBXTelephoneStatus: 'dt_pbx_telephone_status',
  },
  defaultOrder: 'UID',
  compile: compileNameFilter('users.id', 'name_fold'),
})
