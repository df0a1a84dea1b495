import type { AnyColumn, AnyColumnWithTable } from 'kysely'
import type {
  AccessTokensTable,
  InvitationsTable,
  OidcFlowsTable,
  PasskeyChallengesTable,
  PasskeysTable,
  PeopleTable,
  PersonIdentitiesTable,
  SessionsTable,
  SignInCodesTable,
  SignInFailuresTable,
} from './tables/access'
import type { AcdGroupsTable, ClientsTable, UsersTable } from './tables/accounts'
import type { AlertDeliveriesTable, AlertsTable, ViewLimitsTable } from './tables/alerts'
import type { AuditHeadsTable, AuditLogTable } from './tables/audit'
import type { BackupOutcomeTable } from './tables/backup'
import type {
  DiallerCampaignsResultCodesTable,
  DiallerCampaignsTable,
  DiallerContactsTable,
} from './tables/campaigns'
import type {
  AcdEventChangeHorizonsTable,
  AcdEventChangesTable,
  AcdEventCommentsTable,
  AcdEventsNotListedTable,
  AcdEventsTable,
  AcdEventVersionsTable,
} from './tables/events'
import type { AcdGroupMembersTable, AcdGroupSettingsTable } from './tables/groupSettings'
import type {
  EventDraftsTable,
  HeldEventsTable,
  IdempotencyKeysTable,
  IdempotencyTextsTable,
  ImportProgressTable,
  SavedViewsTable,
  TableVersionsTable,
} from './tables/kept'
import type {
  AcdEventQuarterHoursTable,
  AcdGroupGoalChangesTable,
  AcdGroupGoalsTable,
} from './tables/milestones'
import type {
  UpstreamHintsTable,
  UpstreamLooksTable,
  UpstreamMirrorsTable,
  UpstreamRecordsTable,
  UpstreamRejectedTable,
  UpstreamShrinksTable,
} from './tables/upstream'
import type { UpstreamWritesTable } from './tables/upstreamWrites'
import type { LastSeenTable, WallboardMinutesTable, WallboardTilesTable } from './tables/wallboard'

/** What the server's queries know of the tables; `migrations/` is where they are made. */
export type Tables = {
  backup_outcome: BackupOutcomeTable
  clients: ClientsTable
  acd_groups: AcdGroupsTable
  acd_group_settings: AcdGroupSettingsTable
  acd_group_members: AcdGroupMembersTable
  acd_group_goals: AcdGroupGoalsTable
  users: UsersTable
  acd_events: AcdEventsTable
  acd_event_versions: AcdEventVersionsTable
  acd_events_not_listed: AcdEventsNotListedTable
  acd_event_comments: AcdEventCommentsTable
  acd_event_changes: AcdEventChangesTable
  acd_event_change_horizons: AcdEventChangeHorizonsTable
  acd_group_goal_changes: AcdGroupGoalChangesTable
  acd_event_quarter_hours: AcdEventQuarterHoursTable
  acd_event_quarter_hour_changes: AcdEventQuarterHoursTable
  dialler_campaigns: DiallerCampaignsTable
  dialler_campaigns_result_codes: DiallerCampaignsResultCodesTable
  dialler_contacts: DiallerContactsTable
  access_tokens: AccessTokensTable
  people: PeopleTable
  invitations: InvitationsTable
  passkeys: PasskeysTable
  passkey_challenges: PasskeyChallengesTable
  person_identities: PersonIdentitiesTable
  oidc_flows: OidcFlowsTable
  sessions: SessionsTable
  sign_in_codes: SignInCodesTable
  sign_in_failures: SignInFailuresTable
  idempotency_keys: IdempotencyKeysTable
  idempotency_texts: IdempotencyTextsTable
  event_drafts: EventDraftsTable
  held_events: HeldEventsTable
  import_progress: ImportProgressTable
  saved_views: SavedViewsTable
  table_versions: TableVersionsTable
  audit_log: AuditLogTable
  audit_heads: AuditHeadsTable
  wallboard_minutes: WallboardMinutesTable
  wallboard_tiles: WallboardTilesTable
  last_seen: LastSeenTable
  view_limits: ViewLimitsTable
  alerts: AlertsTable
  alert_deliveries: AlertDeliveriesTable
  upstream_writes: UpstreamWritesTable
  upstream_mirrors: UpstreamMirrorsTable
  upstream_records: UpstreamRecordsTable
  upstream_rejected: UpstreamRejectedTable
  upstream_shrinks: UpstreamShrinksTable
  upstream_hints: UpstreamHintsTable
  upstream_looks: UpstreamLooksTable
}

/** A column of a table, by itself or behind the table's name. */
export type ColumnName = AnyColumn<Tables, keyof Tables> | AnyColumnWithTable<Tables, keyof Tables>
