import type { AcdGroup } from '@/contract/groups'
import { compileNameFilter } from '../filter/nameFilter'
import type { ListSource } from '../list/source'
import { listedAlone, upstreamText } from '../list/upstreamText'
import { type WireOf, wholeText } from '../list/wire'

export const groupSource: ListSource = {
  table: listedAlone('acd_groups'),
  dependsOn: ['acd_groups'],
  id: 'acd_groups.id',
  wire: {
    ID: 'acd_groups.id',
    Name: 'name',
    ClientsID: 'client_id',
    GroupNumber: 'group_number',
    ForeignSystemID: 'foreign_system_id',
    AcdGroupTypesID: 'acd_group_types_id',
    PrimaryAcdAgentGroupsID: 'primary_acd_agent_groups_id',
    ServiceLevelSeconds: 'service_level_seconds',
    DistributionAlgorithmID: 'distribution_algorithm_id',
    bNoDuplicateEvents: 'b_no_duplicate_events',
    QueueMusicID4Sec: 'queue_music_id_4_sec',
    SupervisorAggregationSkill5ID: 'supervisor_aggregation_skill_5_id',
    QueueOffhookAnnouncementID: 'queue_offhook_announcement_id',
    bPositionAnnouncement3: 'b_position_announcement_3',
    TarifAnnouncementWavesID: 'tarif_announcement_waves_id',
    bCallRedirectionAfterNumberAnnouncement: 'b_call_redirection_after_number_announcement',
    [wholeText]: upstreamText('acd_groups'),
  } satisfies WireOf<AcdGroup>,
  nullable: new Set([
    'GroupNumber',
    'ForeignSystemID',
    'PrimaryAcdAgentGroupsID',
    'ServiceLevelSeconds',
    'DistributionAlgorithmID',
    'QueueMusicID4Sec',
    'SupervisorAggregationSkill5ID',
    'QueueOffhookAnnouncementID',
    'TarifAnnouncementWavesID',
  ]),
  sortBy: { Name: 'name_fold' },
  defaultOrder: 'Name',
  compile: compileNameFilter('acd_groups.id', 'name_fold'),
}
