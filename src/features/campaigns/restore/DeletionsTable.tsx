import { Anchor, Group, Table, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { campaignQueries } from '@/client/campaigns'
import type { DeletedCampaign } from '@/contract/campaign/campaignStories'
import { Loaded } from '@/fields/Loaded'
import { m } from '@/messages'
import { Link } from '@/navigation/Link'
import { tokenName } from '@/session/programNames'
import { ScrollBox } from '@/ui/table/ScrollBox'
import { formatStamp } from '@/ui/text/format'
import { UntrustedText } from '@/ui/text/UntrustedText'
import { CopyLink } from './CopyLink'
import classes from './DeletionsTable.module.css'
import { RestoreCampaignButton } from './RestoreCampaignButton'

/** What can be done with the copy, or why nothing can. */
function Copy({ DiallerCampaignsID: ID, Name, bKept, restoredAs }: DeletedCampaign) {
  const { restoring } = m.campaigns
  if (restoredAs !== null) {
    return (
      <Anchor renderRoot={(props) => <Link to={`/campaigns/${restoredAs}`} {...props} />}>
        {restoring.restoredAs(restoredAs)}
      </Anchor>
    )
  }
  if (!bKept) return m.problems.campaign_copy_given_up
  return (
    <Group gap="md">
      <CopyLink ID={ID} />
      <RestoreCampaignButton deleted={{ ID, Name }} />
    </Group>
  )
}

const Row = ({ deleted }: { deleted: DeletedCampaign }) => (
  <Table.Tr>
    <Table.Th scope="row">
      <UntrustedText text={deleted.Name} />
    </Table.Th>
    <Table.Td>{deleted.DiallerCampaignsID}</Table.Td>
    <Table.Td>{formatStamp(deleted.dtDeleted)}</Table.Td>
    <Table.Td>
      <UntrustedText text={tokenName(deleted.by)} />
    </Table.Td>
    <Table.Td>
      <Copy {...deleted} />
    </Table.Td>
  </Table.Tr>
)

/** The campaigns that were deleted last, each with its kept copy. */
export function DeletionsTable() {
  const deletions = useQuery(campaignQueries.deletions())
  const { restoring, fields, columns } = m.campaigns
  return (
    <Loaded read={deletions}>
      {(all) =>
        all.length === 0 ? (
          <Text c="dimmed">{restoring.none}</Text>
        ) : (
          <ScrollBox className={classes.box} label={restoring.list}>
            <Table aria-label={restoring.list} className={classes.table}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th scope="col">{columns.Name}</Table.Th>
                  <Table.Th scope="col">{fields.ID}</Table.Th>
                  <Table.Th scope="col">{restoring.when}</Table.Th>
                  <Table.Th scope="col">{restoring.by}</Table.Th>
                  <Table.Th scope="col">{restoring.copy}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {all.map((deleted) => (
                  <Row key={deleted.DiallerCampaignsID} deleted={deleted} />
                ))}
              </Table.Tbody>
            </Table>
          </ScrollBox>
        )
      }
    </Loaded>
  )
}
